import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, withActor } from '@greffe/database';
import { connect } from '@greffe/database/node';
import { createTestDatabase } from '@greffe/database/testing';
import { createSigner, sealAudit } from '@greffe/service/audit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, temporaryFolder } from '../../test/command.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
const signer = await createSigner(new Uint8Array(32).fill(3));
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const line = () =>
  withActor(test.database, { kind: 'person', id: 'ann' }, (transaction) =>
    transaction.execute(sql`insert into access_log (actor, what, records) values ('ann', 'read', '{}')`),
  );
const audit = (...args: string[]) => run('audit', ...args, '--database', test.appUrl);

describe('greffe audit', () => {
  it('says what it needs', async () => {
    expect(await run('audit', 'x')).toMatchObject({
      code: 2,
      error: expect.stringContaining('verify or head'),
    });
    expect(await audit('head')).toMatchObject({
      code: 1,
      error: expect.stringContaining('Nothing was sealed'),
    });
    const kept = join(await temporaryFolder(), 'heads');
    expect((await audit('verify', '--head', kept)).error).toContain('cannot be read');
    expect((await audit('verify', '--head', import.meta.filename)).error).toContain('holds no head');
  });

  it('gives the head to keep, and verifies against all that were kept', async () => {
    const kept = join(await temporaryFolder(), 'heads');
    for (const seal of [1, 2]) {
      await line();
      await sealAudit(test.database, signer);
      expect(await audit('head', '--out', kept)).toMatchObject({
        code: 0,
        out: expect.stringContaining(`seal ${seal}`),
      });
    }
    const [, printed] = (await readFile(kept, 'utf8')).split('\n');
    expect((await audit('head')).out).toBe(printed);
    await line();
    const { code, out } = await audit('verify', '--head', kept, '--key', signer.publicKey);
    expect(code, out).toBe(0);
    expect(out).toContain('in 2 seals: as they were written.');
    expect(out).toContain('0 events, 1 lines of the access log and 0 of roles');
    expect(out).toContain('Compared with 2 heads');
    expect((await audit('verify')).out).toContain('No head was given');

    const powerful = connect(test.adminUrl);
    await withActor(powerful, { kind: 'system', name: 'thief' }, async (transaction) => {
      await transaction.execute(sql`set local session_replication_role = replica`);
      await transaction.execute(sql`delete from audit_seals where seal = 2`);
      await transaction.execute(sql`delete from access_log where actor = 'ann' and id > 2`);
    });
    await powerful.close();
    expect(await audit('verify'), 'in itself it is sound').toMatchObject({ code: 0 });
    const found = await audit('verify', '--head', kept);
    expect(found).toMatchObject({ code: 1, out: expect.stringContaining('The head of seal 2') });
    const json = JSON.parse((await audit('verify', '--head', kept, '--json')).out);
    expect(json).toMatchObject({ findings: [{ kind: 'headMissing', seal: 2 }] });
  });
});
