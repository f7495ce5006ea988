import { queryRows, sql, withActor } from '@greffe/database';
import { createTestDatabase } from '@greffe/database/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { people } from '../../test/harness.ts';
import { seedDevelopment } from '../index.ts';
import { createTrial } from './trial.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  test = await createTestDatabase();
  await seedDevelopment(test.database, people);
});
afterAll(() => test.drop());

const trial = () => createTrial(test.database, () => people);
const held = () =>
  withActor(test.database, { kind: 'system', name: 'test' }, (transaction) =>
    queryRows(
      transaction,
      sql`select person, role, organisation from memberships where registry = 'visits' order by person`,
    ),
  );
const good = { person: 'ann', registry: 'visits', role: 'author', organisation: '71000436' };
const admit = (memberships: unknown) =>
  trial().admit('visits', { 'development.json': JSON.stringify({ memberships }) });

it('offers each invented person in each organisation for which they act, and who acts for none in all', () => {
  expect(trial().people()).toEqual([
    { id: 'ann', name: 'Ann Aerts', organisation: { number: '71000436', name: 'North' } },
    { id: 'bob', name: 'Bob Baert', organisation: { number: '71009641', name: 'South' } },
    { id: 'cas', name: 'Cas Claes', organisation: { number: '71000436', name: 'North' } },
    { id: 'dan', name: 'Dan Dries', organisation: { number: '71000436', name: 'North' } },
    { id: 'dan', name: 'Dan Dries', organisation: { number: '71009641', name: 'South' } },
  ]);
});

it('lets nobody in by a file that says something else, or nothing', async () => {
  for (const broken of [
    undefined,
    'no list',
    [null, 5, { ...good, person: 5 }],
    [{ ...good, registry: 'loans' }],
    [{ ...good, registry: '*' }],
    [{ ...good, role: 'registry-administrator' }],
    [{ ...good, role: 'a:b' }],
    [{ ...good, person: 'stranger' }],
    [{ ...good, organisation: '1' }],
  ])
    await admit(broken);
  await trial().admit('visits', { 'development.json': '{' });
  await trial().admit('visits', {});
  expect(await held()).toEqual([]);
});

it('lets in whom the file names, once', async () => {
  await admit([good, good]);
  await admit([good]);
  expect(await held()).toEqual([{ person: 'ann', role: 'author', organisation: '71000436' }]);
});
