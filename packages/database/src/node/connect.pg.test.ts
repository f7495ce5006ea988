import pg from 'pg';
import { expect, it } from 'vitest';
import { createTestDatabase, layLine } from '../../test/database.ts';
import { type Database, isUnavailable, queryRows, sql, withActor } from '../index.ts';
import { connect } from './connect.ts';

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

const one = (database: Database, query = sql`select 1 as one`) =>
  withActor(database, { kind: 'system', name: 'test' }, (transaction) => queryRows(transaction, query));
const failed = (asked: Promise<unknown>) => asked.then(() => 'nothing', isUnavailable);

it('a database that is gone, refuses or answers nothing fails in time, leaves no connection in hand, and is found again', async () => {
  const test = await createTestDatabase();
  const line = await layLine(test.appUrl);
  // With one connection, one that was lost for ever would be the last.
  const database = connect(line.url, { size: 1, answerTimeout: 300, connectTimeout: 2_000 });
  expect(await one(database)).toEqual([{ one: 1 }]);

  line.hold();
  expect(await failed(one(database)), 'not even `begin` is answered').toBe(true);
  line.mend();
  expect(await one(database)).toEqual([{ one: 1 }]);

  const inTheMiddle = withActor(database, { kind: 'system', name: 'test' }, async (transaction) => {
    line.hold();
    await queryRows(transaction, sql`select 1 as one`);
  });
  expect(await failed(inTheMiddle), 'nor what follows, nor `rollback`').toBe(true);
  line.mend();
  expect(await one(database)).toEqual([{ one: 1 }]);

  line.cut();
  expect(await failed(one(database))).toBe(true);
  line.mend();
  expect(await one(database)).toEqual([{ one: 1 }]);

  expect(await failed(one(database, sql`select pg_terminate_backend(pg_backend_pid())`))).toBe(true);
  expect(await one(database)).toEqual([{ one: 1 }]);

  await database.close();
  await line.close();
  await test.drop();
});
