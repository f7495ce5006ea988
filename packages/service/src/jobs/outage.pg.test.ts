import { TestClock } from 'pg-boss';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTestApp, people as lenders, type TestApp } from '../../test/harness.ts';
import { loansBundle } from '../../test/loans.ts';
import { minutes, type RepairShop, repairShop } from '../../test/repairSteps.ts';
import { repairers, repairsBundle } from '../../test/repairs.ts';
import { sendRecord } from '../../test/steps.ts';
import { createBoss, elapseDeadlines, startMessages, startTransmissions } from '../index.ts';

/** Records sent and messages caused: a few here, many in `npm run soak jobs`. */
const count = Number(process.env.GREFFE_OUTAGE_RECORDS ?? 3);
/** With it every attempt has a key of its own, as if nobody could tell a repetition. */
const isControl = process.env.GREFFE_OUTAGE_CONTROL === '1';

const clock = new TestClock();
const now = { now: new Date(clock.now()) };

/** Somebody who takes what is handed in and drops what he has already. */
function another() {
  const kept = new Set<string>();
  const other = {
    mode: 'up' as 'up' | 'down' | 'breaksOff',
    attempts: 0,
    /** What he never takes, whatever happens. */
    never: new Set<string>(),
    kept,
    take(key: string, what: string): void {
      other.attempts += 1;
      if (other.never.has(what) || other.mode === 'down') throw new Error('down');
      const known = isControl ? crypto.randomUUID() : key;
      kept.add(known);
      if (other.mode === 'breaksOff') throw new Error('reset');
    },
  };
  return other;
}
const archive = another();
const post = another();

let test: TestApp;
let shop: RepairShop;
const ends: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  const identities = {
    organisations: lenders.organisations,
    people: [...lenders.people, ...repairers.people].map(({ id = '', language = 'en' }) => ({
      id,
      language,
      givenName: id,
      familyName: 'Test',
      email: `${id}@example.org`,
    })),
    memberships: [...lenders.memberships, ...repairers.memberships],
  };
  test = await createTestApp([repairsBundle(), loansBundle()], { identities, clock: () => now.now });
  shop = repairShop(test, now);
  const boss = createBoss(test.appUrl, { clock });
  await boss.start();
  ends.push(() => boss.stop({ graceful: false }));
  // The delays of production; the queue is looked at less often, for each look takes its time here.
  const common = { ...test.ports, boss, retry: { first: 2, longest: 900, poll: 40 } };
  ends.push(
    await startTransmissions({
      ...common,
      receiver: { send: async ({ key, payload }) => void archive.take(key, payload.code ?? '') },
      pseudonymKey: new Uint8Array(32).fill(5),
    }),
    await startMessages({
      ...common,
      messenger: { send: async ({ key, to }) => post.take(key, to) },
      address: 'https://greffe.example',
    }),
  );
});
afterAll(async () => {
  for (const end of ends.reverse()) await end();
  await test.end();
});

/** Lets time pass, minute by minute; what came due in one is done before the next begins. */
async function pass(length: number): Promise<void> {
  for (let minute = 0; minute < length; minute += 1) {
    await clock.tick(minutes(1));
    now.now = new Date(clock.now());
    await vi.waitFor(
      async () => expect(await test.asAdmin("select 1 from pgboss.job where state = 'active'")).toEqual([]),
      { timeout: 60_000, interval: 20 },
    );
  }
}
/** Without the canaries, which nobody tries. */
const transmitted = () => test.asAdmin('select state, attempts from transmissions where attempts > 0');
const told = () => test.asAdmin('select person, state, attempts from outgoing_messages where attempts > 0');

it(
  'an hour in which receiver and mail are down loses nothing and doubles nothing; what fails for ever blocks no other',
  async () => {
    archive.mode = 'down';
    post.mode = 'down';
    post.never.add('max@example.org');
    for (let index = 0; index < count; index += 1) {
      const { code = '' } = await sendRecord(test);
      if (index === 0) archive.never.add(code);
      const { id } = await shop.create();
      await shop.validate('clara', id, 'intake', { note: 'a bent wheel' });
    }
    await pass(6);
    await elapseDeadlines(test.ports);
    await pass(19);
    // Twenty minutes in which both have what they are given, and nobody hears of it.
    archive.mode = 'breaksOff';
    post.mode = 'breaksOff';
    await pass(20);
    archive.mode = 'down';
    post.mode = 'down';
    await pass(15);
    expect((await transmitted()).every(({ state }) => state === 'pending')).toBe(true);
    expect((await told()).every(({ state }) => state === 'due')).toBe(true);
    archive.mode = 'up';
    post.mode = 'up';
    await pass(16);

    const sent = await transmitted();
    expect(sent.filter(({ state }) => state === 'acknowledged')).toHaveLength(count - 1);
    expect(
      sent.filter(({ state }) => state === 'pending'),
      'the one that is never taken',
    ).toHaveLength(1);
    const messages = await told();
    expect(messages.filter(({ person, state }) => person === 'mia' && state === 'sent')).toHaveLength(count);
    expect(messages.filter(({ person, state }) => person === 'max' && state === 'due')).toHaveLength(count);
    expect(archive.kept.size, 'each once').toBe(count - 1);
    expect(post.kept.size, 'each once').toBe(count);
    // Tried again and again, later each time: not every second.
    for (const { attempts } of [...sent, ...messages]) {
      expect(Number(attempts)).toBeGreaterThan(9);
      expect(Number(attempts)).toBeLessThan(16);
    }
    expect((await test.asAdmin("select 1 from records where status = 'sent'")).length).toBe(count - 1);
    console.log(
      `${count} records and ${count * 2} messages, ${archive.attempts + post.attempts} attempts: ${archive.kept.size} and ${post.kept.size} arrived, each once`,
    );
  },
  60_000 + count * 3_000,
);
