import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../test/harness.ts';
import { minutes, type RepairShop, refusal, repairShop, start, stepOf } from '../test/repairSteps.ts';
import { repairers, repairsBundle } from '../test/repairs.ts';
import { DefinitionStore } from './definitions/DefinitionStore.ts';
import { createRunAs } from './http/runAs.ts';
import { elapseDeadlines } from './index.ts';
import { entriesFor } from './records/entries.ts';
import { loadCore } from './records/loadRecord.ts';

const clock = { now: new Date(start) };
let test: TestApp;
let shop: RepairShop;
beforeAll(async () => {
  test = await createTestApp([repairsBundle()], { identities: repairers, clock: () => clock.now });
  shop = repairShop(test, clock);
});
afterAll(() => test.end());

let id: string;
beforeEach(async () => {
  shop.goTo(start);
  ({ id } = await shop.create());
  await shop.validate('clara', id, 'intake');
});

const firstDay = '2026-11-03T00:00:00.000+01:00';

describe('entries on a schedule', () => {
  beforeEach(async () => {
    await shop.validate('mia', id, 'estimate', { price: 1, from: '2026-11-03', to: '2026-11-05' });
  });
  const days = async () => {
    const { items } = await shop.entries('mia', id, 'work');
    return items.map(({ entry, status }) => `${entry} ${status}`);
  };

  it('open at midnight in Brussels, are filled, and are missed when their day is over', async () => {
    expect(await days()).toEqual(['2026-11-03 scheduled', '2026-11-04 scheduled', '2026-11-05 scheduled']);
    shop.goTo(firstDay, -1);
    await elapseDeadlines(test.ports);
    expect(await days()).toContain('2026-11-03 scheduled');
    shop.goTo(firstDay);
    await elapseDeadlines(test.ports);
    expect(await days()).toContain('2026-11-03 open');
    const saved = await shop.save('mia', id, 'work', { note: 'half' }, '2026-11-03');
    expect(saved.status, saved.text).toBe(200);
    const again = await shop.save('mia', id, 'work', { note: 'whole' }, '2026-11-03');
    expect(again.status, again.text).toBe(200);
    const entry = await test.ask('mia', 'GET', `/api/records/${id}/steps/work/entries/2026-11-03`);
    expect(entry.json).toMatchObject({
      status: 'draft',
      due: '2026-11-03',
      data: { note: 'whole' },
      commands: ['save', 'validate'],
    });
    const done = await shop.accepted('mia', id, { type: 'validate', step: 'work', entry: '2026-11-03' });
    expect(stepOf(done, 'work').tally).toMatchObject({ validated: 1, scheduled: 2 });
    shop.goTo('2026-11-05T00:00:00.000+01:00');
    await elapseDeadlines(test.ports);
    expect(await days()).toEqual(['2026-11-05 open', '2026-11-04 missed', '2026-11-03 locked']);
    expect(refusal(await shop.save('mia', id, 'work', {}, '2026-11-04'))).toBe('entryNotOpen');
    expect((await shop.read(id)).history).toContainEqual(
      expect.objectContaining({
        type: 'missed',
        entry: '2026-11-04',
        at: '2026-11-04T23:00:00.000Z',
        by: null,
      }),
    );
  });

  it('are undone like steps, by themselves', async () => {
    shop.goTo(firstDay);
    const asked = { step: 'work', entry: '2026-11-03' } as const;
    await shop.accepted('mia', id, { type: 'validate', ...asked, data: { note: 'done' } });
    expect(refusal(await shop.now('max', id, { type: 'undo', ...asked }))).toBe('notYours');
    shop.goTo(firstDay, minutes(5) - 1);
    await shop.accepted('mia', id, { type: 'undo', ...asked });
    expect((await shop.entries('mia', id, 'work')).items[0]).toMatchObject({
      entry: '2026-11-03',
      status: 'draft',
      data: { note: 'done' },
    });
    await shop.accepted('mia', id, { type: 'validate', ...asked });
    shop.goTo(firstDay, minutes(10));
    expect(refusal(await shop.now('mia', id, { type: 'undo', ...asked }))).toBe('undoEnded');
  });

  it('go with the schedule when it is undone, and come back with the next', async () => {
    await shop.accepted('mia', id, { type: 'undo', step: 'estimate' });
    expect((await shop.entries('mia', id, 'work')).total).toBe(0);
    await shop.validate('mia', id, 'estimate', { price: 1, from: '2026-11-04', to: '2026-11-04' });
    expect(await days()).toEqual(['2026-11-04 scheduled']);
  });

  it.each([
    ['a day that is none', '2026-12-24', 'entryUnknown'],
    ['no day', undefined, 'entryMissing'],
    ['a day that has not come', '2026-11-05', 'entryNotOpen'],
  ])('refuse %s', async (_, entry, code) => {
    const asked = {
      type: 'validate',
      step: 'work',
      data: {},
      ...(entry === undefined ? {} : { entry }),
    } as const;
    expect(refusal(await shop.now('mia', id, asked))).toBe(code);
  });
});

describe('entries at will', () => {
  it('are added under a name that makes a repetition harmless', async () => {
    for (const name of ['a', 'b', 'a'])
      await shop.accepted('clara', id, { type: 'add', step: 'remarks', entry: name });
    const { items, total } = await shop.entries('clara', id, 'remarks');
    expect([total, items.map(({ status }) => status)]).toEqual([2, ['open', 'open']]);
    expect(refusal(await shop.now('mia', id, { type: 'add', step: 'remarks', entry: 'c' }))).toBe(
      'notYourRole',
    );
    expect(refusal(await shop.now('clara', id, { type: 'add', step: 'oath', entry: 'c' }))).toBe(
      'entryNotOpen',
    );
  });

  it('come by the page', async () => {
    for (const name of ['1', '2', '3', '4', '5'])
      await shop.accepted('clara', id, { type: 'add', step: 'remarks', entry: name });
    const pages = [];
    for (const page of [1, 2, 3]) {
      const { items, total } = await shop.entries('clara', id, 'remarks', `?size=2&page=${page}`);
      expect(total).toBe(5);
      pages.push(...items.map(({ entry }) => entry));
    }
    expect(pages.sort()).toEqual(['1', '2', '3', '4', '5']);
    expect((await shop.entries('clara', id, 'remarks', '?round=7')).total).toBe(0);
  });

  it('are not read by a decision on one of them, however many there are', async () => {
    await shop.accepted('clara', id, { type: 'add', step: 'remarks', entry: 'first' });
    await test.asAdmin(
      `insert into step_data (record, step, round, entry, status, created_at)
        select $1, 'remarks', 1, 'many-' || n, 'locked', now() from generate_series(1, 1000) n`,
      [id],
    );
    const runAs = createRunAs(test.ports, new DefinitionStore());
    const looked = await runAs({ kind: 'person', id: 'clara' }, async (work) =>
      entriesFor(work, await loadCore(work, id, 'read'), clock.now, { step: 'remarks', entry: 'first' }),
    );
    expect(looked.map(({ entry }) => entry)).toEqual(['first']);
    const done = await shop.accepted('clara', id, {
      type: 'validate',
      step: 'remarks',
      entry: 'first',
      data: {},
    });
    expect(stepOf(done, 'remarks').tally).toMatchObject({ validated: 1, open: 0 });
  });
});

it.each(['oath', 'nothing'])('a step that is not repeated has no entries: %s', async (step) => {
  expect((await test.ask('clara', 'GET', `/api/records/${id}/steps/${step}/entries`)).status).toBe(404);
  expect((await test.ask('clara', 'GET', `/api/records/${id}/steps/remarks/entries/none`)).status).toBe(404);
});
