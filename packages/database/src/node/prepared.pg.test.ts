import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../../test/database.ts';
import { queryRows, sql, withActor } from '../index.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  test = await createTestDatabase({ size: 1 });
});
afterAll(() => test.drop());

const system = { kind: 'system', name: 'test' } as const;
const twice = (value: number) =>
  withActor(test.database, system, (transaction) =>
    queryRows<{ double: number }>(transaction, sql`select ${value}::int * 2 as double`),
  );

it('plans a statement with values once a connection, and answers by the values of each', async () => {
  expect([await twice(2), await twice(21)]).toEqual([[{ double: 4 }], [{ double: 42 }]]);
  const kept = await withActor(test.database, system, (transaction) =>
    queryRows(
      transaction,
      sql`select generic_plans + custom_plans as times from pg_prepared_statements
        where statement = 'select $1::int * 2 as double'`,
    ),
  );
  expect(kept).toEqual([{ times: '2' }]);
});

it('sends what is asked at once without waiting, each with its own answer, and takes all of it back after a failure', async () => {
  const asked = (fails: boolean) =>
    withActor(test.database, system, (transaction) =>
      Promise.all([
        queryRows(transaction, sql`insert into organisations (number, name) values ('77', 'Seven')`),
        queryRows(transaction, sql`select ${fails ? 0 : 1}::int / ${fails ? 0 : 1}::int as one`),
        queryRows(transaction, sql`select name from organisations where number = ${'77'}`),
      ]),
    );
  await expect(asked(true)).rejects.toMatchObject({ cause: { code: '22012' } });
  const [, [one], [found]] = await asked(false);
  expect([one, found]).toEqual([{ one: 1 }, { name: 'Seven' }]);
});

it('keeps nothing where a statement failed that nobody waited for, and throws its error', async () => {
  const added = (numbers: readonly string[]) =>
    withActor(test.database, system, async (transaction, { write }) => {
      for (const number of numbers)
        write(transaction.execute(sql`insert into organisations (number, name) values (${number}, 'Two')`));
      return 'done';
    });
  await expect(added(['78', '78'])).rejects.toMatchObject({ cause: { code: '23505' } });
  expect(await added(['78', '79'])).toBe('done');
});

it('says that nothing was kept where the error of a statement was dropped', async () => {
  const dropped = withActor(test.database, system, async (transaction) => {
    await transaction.execute(sql`select 1 / 0`).catch(() => undefined);
    return 'done';
  });
  await expect(dropped).rejects.toMatchObject({
    cause: { message: expect.stringContaining('taken back at its commit') },
  });
});
