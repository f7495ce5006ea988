import { withActor } from '@greffe/database';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../test/harness.ts';
import { files, loansBundle } from '../../test/loans.ts';
import { createRecord, saveDraft, soundData } from '../../test/steps.ts';
import { auditorActor, createSigner, sealAudit, verifyAudit } from '../audit/index.ts';
import { type Chore, choresOf, createBoss, doNight, makeQueues, startChores, waitingJobs } from '../index.ts';

/** Rounds of the night that is killed: one here, many in `npm run soak night`. */
const rounds = Number(process.env.GREFFE_NIGHTS ?? 1);
const isControl = process.env.GREFFE_NIGHTS_CONTROL === '1';

const retention = { period: 'P1Y', from: 'lastChange', origin: 'proposed' };
const bundle = loansBundle('1.0.0', { 'form.json': { ...(files['form.json'] as object), retention } });
const hour = 3_600_000;
let offset = 0;
let test: TestApp;
const ends: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  test = await createTestApp([bundle], { clock: () => new Date(Date.now() + offset) });
});
afterAll(() => test.end());
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A server that keeps time and does these chores, on the database that all share. */
async function server(chores: readonly Chore[]): Promise<() => Promise<void>> {
  const boss = createBoss(test.appUrl, { keepsTime: true });
  await boss.start();
  const end = () => boss.stop({ graceful: false });
  ends.push(end);
  await startChores({ boss, chores, retry: { first: 1, longest: 1, poll: 0.5 } });
  return end;
}

/** Minute and hour of an instant, as a clock in Brussels shows them, for a schedule. */
function everyDayAt(at: Date): string {
  const parts = {
    timeZone: 'Europe/Brussels',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  } as const;
  const [hours, minutes] = new Intl.DateTimeFormat('en-GB', parts).format(at).split(':').map(Number);
  return `${minutes} ${hours} * * *`;
}
const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 60_000, interval: 100 });
const jobs = () =>
  test.asAdmin("select data, state from pgboss.job where name = 'chore' order by data::text");

it('is done once, whichever of several servers is there, also when none was at its hour in Brussels', async () => {
  const done: string[] = [];
  const chore = (name: string, at: string, run = async () => 0): Chore => ({
    name,
    at,
    run: async () => {
      done.push(name);
      return run();
    },
  });
  let failures = 2;
  const failing = async () => {
    failures -= 1;
    if (failures >= 0) throw new Error('not yet');
    return 1;
  };
  const chores = [
    chore('missed', everyDayAt(new Date(Date.now() - hour / 2))),
    chore('failing', everyDayAt(new Date(Date.now() - hour / 2)), failing),
    chore('later', everyDayAt(new Date(Date.now() + 2 * hour))),
  ];
  const end = await server(chores);
  await end();
  // That was three hours ago, and nobody has looked at the calendar since.
  await test.asAdmin("update pgboss.version set cron_on = now() - interval '3 hours'");
  await test.asAdmin(
    "update pgboss.schedule set created_on = now() - interval '1 day', updated_on = now() - interval '1 day'",
  );
  await server(chores);
  await server(chores);
  await eventually(async () =>
    expect(await jobs()).toEqual([
      { data: { chore: 'failing' }, state: 'completed' },
      { data: { chore: 'missed' }, state: 'completed' },
    ]),
  );
  expect(done.toSorted(), 'one that fails keeps no other waiting').toEqual([
    'failing',
    'failing',
    'failing',
    'missed',
  ]);
});

it(
  'does each thing once though it is killed at any point, run twice and on two servers at once (R5)',
  async () => {
    const chores = choresOf(test.ports);
    const signer = await createSigner(new Uint8Array(32).fill(9));
    let nights = 0;
    for (let round = 0; round < rounds; round += 1) {
      offset = 0;
      const records: string[] = [];
      for (let count = 0; count < 6; count += 1) {
        const record = await createRecord(test);
        await saveDraft(test, record, soundData);
        records.push(record.id);
      }
      await sealAudit(test.database, signer);
      offset = 400 * 24 * hour;
      const left = async () =>
        (
          await test.asAdmin("select 1 from worklist where status <> 'erased' and record = any ($1)", [
            records,
          ])
        ).length;
      // Two servers at once, whose every connection is cut off again and again, a little later each time.
      for (let patience = 10; (await left()) > 0; patience += 10) {
        nights += 1;
        const night = Promise.allSettled([doNight(chores), doNight(chores)]);
        let isOver = false;
        void night.then(() => {
          isOver = true;
        });
        while (!isOver) {
          await new Promise((resolve) => setTimeout(resolve, patience));
          await test.asAdmin(
            `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and usename = 'greffe_app' and application_name <> 'greffe-jobs'`,
          );
        }
        await night;
      }
      if (isControl) await test.asAdmin('delete from erasures where record = $1', [records[0]]);
      const erased = await test.asAdmin(
        'select record, count(*)::int as times from erasures where record = any ($1) group by record',
        [records],
      );
      expect(erased.map(({ record }) => record).toSorted()).toEqual(records.toSorted());
      expect(erased.every(({ times }) => times === 1)).toBe(true);
      expect(await doNight(chores), 'nothing is left to do').toBe(0);
    }
    await sealAudit(test.database, signer);
    const report = await withActor(test.database, auditorActor, (transaction) =>
      verifyAudit(transaction, { heads: [] }),
    );
    expect(report.findings).toEqual([]);
    console.log(`${rounds * 6} records over, ${nights} nights that were killed: each erased once`);
  },
  30_000 + rounds * 15_000,
);

it('what waits is counted by its kind, from when it came due', async () => {
  const boss = createBoss(test.appUrl);
  await boss.start();
  ends.push(() => boss.stop({ graceful: false }));
  await makeQueues(boss);
  const ago = (length: number) => ({ startAfter: new Date(Date.now() - length) });
  await boss.send('delivery', { message: 'b' }, { ...ago(hour), singletonKey: 'a' });
  await boss.send('delivery', { message: 'b' }, { ...ago(hour / 60), singletonKey: 'b' });
  await boss.send('message', { record: 'c' }, { ...ago(-hour), singletonKey: 'c' });
  const [deliveries, ...others] = await waitingJobs(boss);
  await test.asAdmin("delete from pgboss.job where name in ('delivery', 'message')");
  expect(deliveries).toMatchObject({ kind: 'delivery', count: 2 });
  expect(Math.round((deliveries?.longest ?? 0) / 60)).toBe(60);
  expect(others).toEqual([]);
});
