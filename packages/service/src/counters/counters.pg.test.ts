import { queryRows, sql, withActor } from '@greffe/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { countedLoans, readNoted, reopened, sendNoted } from '../../test/counted.ts';
import { createTestApp, type TestApp } from '../../test/harness.ts';
import { command, createRecord, saveDraft, soundData } from '../../test/steps.ts';
import { recountCounters } from './recountCounters.ts';
import { settleCounters } from './settleCounters.ts';

const hour = 3_600_000;
// It never goes back: what is there was made before.
let now = new Date('2026-11-02T11:00:00.000Z');
let test: TestApp;
beforeAll(async () => {
  test = await createTestApp([countedLoans()], { clock: () => now });
});
afterAll(() => test.end());
beforeEach(async () => {
  for (const table of ['counter_claims', 'counter_refusals', 'counter_figures'])
    await test.asAdmin(`delete from ${table}`);
});

const night = () => {
  now = new Date(now.getTime() + 12 * hour);
  return settleCounters(test.ports);
};
const read = (id: string) => readNoted(test, id);
const statusOf = async (id: string) => (await read(id)).status;
/** Each record a minute after the one before. */
const send = (
  note: string,
  ...given: Parameters<typeof sendNoted> extends [TestApp, string, ...infer R] ? R : never
) => {
  now = new Date(now.getTime() + hour / 60);
  return sendNoted(test, note, ...given);
};
/**
 * Places by the records alone, in SQL that knows nothing of how they are counted: of those that stand sent, the first in the
 * order of validation.
 */
const recount = async (note: string, limit: number): Promise<string[]> =>
  (
    await test.asAdmin(
      `select r.id from records r join step_data d on d.record = r.id
        join (select record, max(at) as at from record_events where type = 'validated' group by record) e on e.record = r.id
        where d.validated ->> 'note' = $1 and r.status in ('sending', 'sent')
          and exists (select 1 from counter_claims c where c.record = r.id)
        order by e.at limit $2`,
      [note, limit],
    )
  )
    .map(({ id }) => String(id))
    .toSorted();
const held = async (counter: string): Promise<string[]> =>
  (
    await test.asAdmin('select record from counter_claims where counter = $1 and given_at is not null', [
      counter,
    ])
  )
    .map(({ record }) => String(record))
    .toSorted();

describe('a counter (CG-8 to CG-11, CG-17)', () => {
  it('gives places by night in the order of validation, and sends back what is too much', async () => {
    const one = await send('rare');
    const two = await send('rare');
    expect(await held('rare'), 'by day nobody has a place').toEqual([]);
    expect(await night()).toBe(2);
    expect(await held('rare')).toEqual([one.id, two.id].toSorted());
    expect(await night(), 'nothing is left to do').toBe(0);

    const last = await send('rare');
    const late = await send('rare');
    expect(await night()).toBe(2);
    expect(await statusOf(last.id)).toBe('sent');
    const back = await read(late.id);
    expect(back.status).toBe('correctionsNeeded');
    expect(back.corrections).toEqual([{ step: 'card', pointer: '/note', comment: '', counter: 'rare' }]);
    expect(back.history.at(-1)).toMatchObject({ type: 'correctionsRequested' });
    expect(await held('rare')).toEqual(await recount('rare', 3));
    expect(await night()).toBe(0);

    // The other service, as its text says: same record, same code, a claim of the other counter.
    const other = await send('new', back);
    expect(other).toMatchObject({ status: 'sent', code: late.code });
    expect(other.corrections ?? []).toEqual([]);
    expect(await night()).toBe(1);
    expect(await held('new')).toEqual([late.id]);
  });

  it('refuses at sending what the last night left no room for, at the field, and the draft is saved all the same', async () => {
    for (const note of ['rare', 'rare', 'rare']) await send(note);
    const today = await send('rare');
    expect(today.status, 'by the last night there was room').toBe('sent');
    await night();
    expect(await statusOf(today.id)).toBe('correctionsNeeded');

    const record = await createRecord(test);
    const data = { ...soundData, note: 'rare' };
    const saved = await saveDraft(test, record, data);
    expect(saved.status).toBe(200);
    const refused = await command(test, { id: record.id, revision: record.revision + 1 }, 'validate', {
      data,
    });
    expect(refused.status).toBe(422);
    expect(refused.json).toMatchObject({
      errors: [{ pointer: '/note', code: 'counterFull', message: 'No rare book is left: note it as new.' }],
    });
    expect(await read(record.id)).toMatchObject({ status: 'open', steps: [{ data }] });
  });

  it('keeps the place of a record that is opened again, at a full counter too', async () => {
    const records = [await send('rare'), await send('rare'), await send('rare')];
    await night();
    const [first] = records;
    await send('rare', first);
    expect(await night()).toBe(0);
    const opened = await reopened(test, first?.id ?? '');
    expect(await night(), 'it keeps it while it is open').toBe(0);
    const again = await command(test, opened, 'validate', { data: { ...soundData, note: 'rare' } });
    expect(again.status, again.text).toBe(200);
    expect(await night()).toBe(0);
    expect(await held('rare')).toHaveLength(3);
  });

  it('frees a place at once with a deletion or another answer, for the next', async () => {
    const [one, two] = [await send('rare'), await send('rare')];
    await send('rare');
    await night();
    await command(test, await reopened(test, one.id), 'delete');
    await send('new', two);
    const next = [await send('rare'), await send('rare')];
    await send('rare');
    expect(await night(), 'two given, one sent back, one of the other counter').toBe(4);
    expect(await held('rare')).toEqual(expect.arrayContaining(next.map(({ id }) => id)));
    expect(await held('rare')).toHaveLength(3);
  });

  it('tells an open record, too, that it has no place', async () => {
    for (const note of ['rare', 'rare', 'rare']) await send(note);
    const late = await send('rare');
    await reopened(test, late.id);
    await night();
    expect(await read(late.id)).toMatchObject({ status: 'open', corrections: [{ counter: 'rare' }] });
  });

  it('turns the year at midnight in Brussels, by the validation', async () => {
    now = new Date('2026-12-31T22:55:00.000Z');
    const old = [await send('new'), await send('new'), await send('new')];
    now = new Date('2026-12-31T23:00:30.000Z');
    const young = await send('new');
    expect(await settleCounters(test.ports)).toBe(4);
    const pools = await test.asAdmin('select record, pool from counter_claims where given_at is not null');
    expect(pools.filter(({ pool }) => pool === '2026/').map(({ record }) => record)).toEqual(
      expect.arrayContaining(old.slice(0, 2).map(({ id }) => id)),
    );
    expect(pools.filter(({ pool }) => pool === '2027/')).toEqual([{ record: young.id, pool: '2027/' }]);
    expect(await statusOf(old[2]?.id ?? '')).toBe('correctionsNeeded');
    // Sent again in the new year, it asks for the new year.
    now = new Date('2027-01-02T10:00:00.000Z');
    await send('new', old[2]);
    expect(await night()).toBe(1);
    expect(await held('new')).toHaveLength(4);
  });

  it('notes each figure once, however the counter falls and rises', async () => {
    const [one] = [await send('rare'), await send('rare')];
    await night();
    await command(test, await reopened(test, one.id), 'delete');
    await send('rare');
    await send('rare');
    await night();
    const figures = await test.asAdmin('select figure from counter_figures order by figure');
    expect(figures).toEqual([{ figure: 1 }, { figure: 2 }, { figure: 3 }]);
  });
});

it('ends as a recount does though nights are killed, run twice and at once (R5)', async () => {
  for (const sent of [2, 3]) {
    for (let index = 0; index < sent; index += 1) await send('rare');
    for (let patience = 4; ; patience += 8) {
      const nights = Promise.allSettled([settleCounters(test.ports), settleCounters(test.ports)]);
      let isOver = false;
      void nights.then(() => {
        isOver = true;
      });
      while (!isOver) {
        await new Promise((resolve) => setTimeout(resolve, patience));
        await test.asAdmin(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and usename = 'greffe_app' and application_name <> 'greffe-jobs'`,
        );
      }
      const ended = await nights;
      if (ended.every(({ status }) => status === 'fulfilled')) break;
    }
    // A connection that was cut off last may be noticed by who asks next.
    await vi.waitFor(() => settleCounters(test.ports), { timeout: 60_000 });
  }
  expect(await settleCounters(test.ports)).toBe(0);
  expect(await held('rare')).toHaveLength(3);
  expect(await held('rare')).toEqual(await recount('rare', 3));
  const waiting = await test.asAdmin('select 1 from counter_claims where given_at is null');
  expect(waiting).toEqual([]);
});

it('counts what was sent before there was a counter, once', async () => {
  await send('rare');
  for (const table of ['counter_claims', 'counter_begins']) await test.asAdmin(`delete from ${table}`);
  const [sent] = await test.asAdmin(
    `select count(*)::int as count from records r join step_data d on d.record = r.id
      where d.validated ->> 'note' in ('rare', 'new') and r.status <> 'deleted'`,
  );
  expect(await night()).toBe(sent?.count);
  expect(await held('rare')).toHaveLength(3);
  expect(await night()).toBe(0);
});

it('is recounted from the records, which shows a place that is lost, too much or of another pool', async () => {
  await test.asAdmin(
    `update records set status = 'deleted' where id in (select record from step_data where validated ->> 'note' is not null)`,
  );
  const [one, two] = [await send('rare'), await send('rare'), await send('new')];
  await night();
  await send('rare');
  const counted = async () =>
    ((await recountCounters(test.ports, 'loans')) ?? []).map(
      ({ counter, pool, held, recounted, waiting }) => [counter, pool, held, recounted, waiting],
    );
  const [rare, young] = [
    ['rare', '/', 2, 2, 1],
    ['new', expect.stringMatching(/^20\d\d\/$/), 1, 1, 0],
  ];
  expect(await counted()).toEqual([rare, young]);
  await test.asAdmin(`delete from counter_claims where record = '${one.id}'`);
  expect(await counted()).toEqual([['rare', '/', 1, 2, 1], young]);
  await test.asAdmin(`update counter_claims set weight = 3 where record = '${two.id}'`);
  expect(await counted()).toEqual([['rare', '/', 3, 2, 1], young]);
  expect(await recountCounters(test.ports, 'nowhere')).toBeUndefined();
});

it('shows what it keeps to nobody but the engine', async () => {
  await send('rare');
  for (const table of ['counter_claims', 'counter_begins']) {
    const count = sql.raw(`select count(*)::int as count from ${table}`);
    const seen = await withActor(test.database, { kind: 'person', id: 'ann' }, (transaction) =>
      queryRows(transaction, count),
    );
    expect(seen, table).toEqual([{ count: 0 }]);
  }
});
