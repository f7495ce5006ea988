import pg from 'pg';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../../test/database.ts';
import { queryRows, sql, withActor } from '../index.ts';

it('a connection that is lost in the middle of a transaction fails that transaction and nothing else', async () => {
  const test = await createTestDatabase();
  const admin = new pg.Client({ connectionString: test.adminUrl });
  await admin.connect();
  const actor = { kind: 'system', name: 'test' } as const;

  const cut = withActor(test.database, actor, async (transaction) => {
    const [own] = await queryRows<{ pid: number }>(transaction, sql`select pg_backend_pid() as pid`);
    // Answers when the other end is gone; by then the loss has reached this process, with no query under way.
    await admin.query('select pg_terminate_backend($1, 5000)', [own?.pid]);
    await queryRows(transaction, sql`select 1 as one`);
  });
  await expect(cut).rejects.toThrow();

  const rows = await withActor(test.database, actor, (transaction) =>
    queryRows(transaction, sql`select 1 as one`),
  );
  expect(rows).toEqual([{ one: 1 }]);
  await admin.end();
  await test.drop();
});
