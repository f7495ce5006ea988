import { canaryCheck, sql, withActor } from '@greffe/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../test/harness.ts';
import { loansBundle } from '../../test/loans.ts';
import { creation } from '../../test/steps.ts';
import { forgetOldAnswers } from '../index.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp([loansBundle()]);
});
afterAll(() => test.end());

const create = (person: string, organisation: string, key: string) =>
  test.ask(person, 'POST', '/api/records', { ...creation, organisation }, { 'idempotency-key': key });
const keys = async () =>
  (await test.asAdmin("select key from idempotency where key <> 'canary' order by key")).map(
    ({ key }) => key,
  );

it('stored answers of everybody go after a day, by somebody who can read none', async () => {
  await create('ann', '71000436', 'old-of-ann');
  await create('bob', '71009641', 'old-of-bob');
  await create('ann', '71000436', 'young');
  await test.asAdmin(
    "update idempotency set created_at = now() - interval '24 hours 1 second' where key like 'old%'",
  );
  // The canary's row is as old as the database may be.
  await test.asAdmin("update idempotency set created_at = now() - interval '1 year' where key = 'canary'");

  expect(await forgetOldAnswers(test.database)).toBe(2);
  expect(await keys()).toEqual(['young']);
  await canaryCheck(test.database);
  expect(await forgetOldAnswers(test.database)).toBe(0);

  const seen = await withActor(test.database, { kind: 'system', name: 'cleaner' }, (transaction) =>
    transaction.execute(sql`select 1 from idempotency`),
  );
  expect(seen).toMatchObject({ rows: [] });
});

it('nobody else can clear them away', async () => {
  await test.asAdmin("update idempotency set created_at = now() - interval '2 days' where key = 'young'");
  for (const actor of [{ kind: 'person', id: 'bob' } as const, { kind: 'system', name: 'other' } as const]) {
    await withActor(test.database, actor, (transaction) => transaction.execute(sql`delete from idempotency`));
  }
  expect(await keys()).toEqual(['young']);
});
