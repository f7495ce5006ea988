import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../test/harness.ts';
import { minutes, type RepairShop, repairShop, start } from '../../test/repairSteps.ts';
import { repairers, repairsBundle } from '../../test/repairs.ts';
import { DefinitionStore } from '../definitions/DefinitionStore.ts';
import { createRunAs } from '../http/runAs.ts';
import { loadCore } from './loadRecord.ts';
import { type DraftTarget, saveAgain } from './saveAgain.ts';

const clock = { now: new Date(start) };
let test: TestApp;
let shop: RepairShop;
let id: string;
beforeAll(async () => {
  test = await createTestApp([repairsBundle()], { identities: repairers, clock: () => clock.now });
  shop = repairShop(test, clock);
});
afterAll(() => test.end());
beforeEach(async () => {
  shop.goTo(start);
  ({ id } = await shop.create());
  await shop.validate('clara', id, 'intake');
});

/** Whether the short way is open for a save; the transaction is kept, as a save's is. */
async function isShort(target: DraftTarget, person = 'mia', more = 0): Promise<boolean> {
  const runAs = createRunAs(test.ports, new DefinitionStore());
  return runAs({ kind: 'person', id: person }, async (work) => {
    const core = await loadCore(work, id, 'change');
    return (await saveAgain(work, core, target, core.row.revision + more, { note: 'again' })) !== undefined;
  });
}

it('is the way of every save of a draft but the first', async () => {
  expect(await isShort({ step: 'estimate' })).toBe(false);
  await shop.save('mia', id, 'estimate', { note: 'first' });
  const before = await test.asAdmin('select count(*) from record_events where record = $1', [id]);
  expect(await isShort({ step: 'estimate' })).toBe(true);
  expect(await test.asAdmin('select count(*) from record_events where record = $1', [id])).toEqual(before);
  const [row] = await test.asAdmin("select draft from step_data where record = $1 and step = 'estimate'", [
    id,
  ]);
  expect(row?.draft).toEqual({ note: 'again' });
});

it('is the way of entries too', async () => {
  await shop.accepted('clara', id, { type: 'add', step: 'remarks', entry: 'a' });
  expect(await isShort({ step: 'remarks', entry: 'a' }, 'clara')).toBe(false);
  await shop.save('clara', id, 'remarks', { note: 'first' }, 'a');
  expect(await isShort({ step: 'remarks', entry: 'a' }, 'clara')).toBe(true);
  expect((await shop.entries('clara', id, 'remarks')).items[0]?.data).toEqual({ note: 'again' });
});

it('is closed when something is due, to another role, for another revision, and to a clock in the past', async () => {
  await shop.save('mia', id, 'estimate', { note: 'first' });
  expect(await isShort({ step: 'estimate' }, 'clara')).toBe(false);
  expect(await isShort({ step: 'estimate' }, 'mia', 1)).toBe(false);
  shop.goTo(start, -1);
  expect(await isShort({ step: 'estimate' })).toBe(false);
  shop.goTo(start, minutes(5));
  expect(await isShort({ step: 'estimate' })).toBe(false);
  const [row] = await test.asAdmin("select draft from step_data where record = $1 and step = 'estimate'", [
    id,
  ]);
  expect(row?.draft, 'nothing was written').toEqual({ note: 'first' });
});
