import { sql, withActor } from '@greffe/database';
import { createTestDatabase } from '@greffe/database/testing';
import type { LogEntry } from '@greffe/service';
import { auditorActor, readHeads, verifyAudit } from '@greffe/service/audit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSealing } from './auditSeals.ts';
import { jsonLog } from './log.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

it('seals at the start and at the end, and the log holds the heads as they are compared with', async () => {
  const lines: string[] = [];
  const stop = await startSealing(
    test.database,
    'a secret of the server',
    jsonLog((line) => lines.push(line)),
  );
  await withActor(test.database, { kind: 'person', id: 'ann' }, (transaction) =>
    transaction.execute(sql`insert into access_log (actor, what, records) values ('ann', 'read', '{}')`),
  );
  await stop();
  const heads = readHeads(lines.join('\n'));
  expect(heads.at(-1)).toMatchObject({ seal: expect.any(Number) });
  const report = await withActor(test.database, auditorActor, (transaction) =>
    verifyAudit(transaction, { heads }),
  );
  expect(report).toMatchObject({ findings: [], unsealed: { events: 0, lines: 0 }, head: heads.at(-1) });
});

it('says that it could not, without a word of the database’s', async () => {
  const said: LogEntry[] = [];
  const log = jsonLog(() => {});
  const other = await createTestDatabase();
  await other.drop();
  const stop = await startSealing(other.database, 'x', { ...log, error: (entry) => said.push(entry) });
  await stop();
  expect(said[0]?.event).toBe('sealing');
});
