import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../test/harness.ts';
import { minutes, type RepairShop, repairShop, start } from '../../test/repairSteps.ts';
import { repairers, repairsBundle } from '../../test/repairs.ts';
import { createOutbox } from '../development/index.ts';
import { elapseDeadlines, MessageRefused, type MessageToSend, startMessages } from '../index.ts';

const clock = { now: new Date(start) };
const address = 'https://greffe.example';
const reached: Record<string, { email?: string; phone?: string; language?: string }> = {
  mia: { email: 'mia@example.org', language: 'nl' },
  max: { phone: '+32455000001' },
  coco: { email: 'coco@example.org', phone: '+32455000002' },
};
const people = repairers.people.map((person) => ({ ...person, ...reached[person.id] }));

/** The other side: can be down, refuse for good, or take a message and break off; drops what it has already. */
const other = { fault: undefined as 'down' | 'refuses' | 'breaksOff' | undefined, attempts: 0 };
const kept = new Map<string, MessageToSend>();
const messenger = {
  send: async (message: MessageToSend) => {
    other.attempts += 1;
    if (other.fault === 'refuses') throw new MessageRefused('no');
    if (other.fault === 'down') throw new Error('down');
    kept.set(message.key, message);
    if (other.fault === 'breaksOff') throw new Error('reset');
  },
};

let test: TestApp;
let shop: RepairShop;
let stop: () => Promise<void>;
beforeAll(async () => {
  test = await createTestApp([repairsBundle()], {
    identities: { ...repairers, people },
    clock: () => clock.now,
  });
  shop = repairShop(test, clock);
  const retry = { first: 1, longest: 1, poll: 0.5 };
  stop = await startMessages({ ...test.ports, boss: test.boss, messenger, address, retry });
});
afterAll(async () => {
  await stop();
  await test.end();
});
beforeEach(() => shop.goTo(start));
afterEach(() => {
  Object.assign(other, { fault: undefined, attempts: 0 });
  kept.clear();
});

const rowsOf = (id: string) =>
  test.asAdmin(
    `select role, person, channel, state, fault, attempts from outgoing_messages where record = $1
      order by created_at, person`,
    [id],
  );
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 60_000, interval: 100 });
/** S7: what identifies somebody, in the fields that a record is known by. */
const planted = { number: '85.04.02-169.32', born: '1985-04-02', note: 'Kanarievogel' };
const canaries = /85\.04\.02|85040216932|1985-04-02|kanarievogel/i;

/** A repair that was taken in for good. */
async function takenIn(): Promise<string> {
  const { id } = await shop.create();
  await shop.validate('clara', id, 'intake', { note: 'a bent wheel' });
  clock.now = new Date(clock.now.getTime() + minutes(5));
  await elapseDeadlines(test.ports);
  return id;
}

it('CO-4: leaves once the window has ended, an undone one never; words and a link, in the reader’s language', async () => {
  const { id } = await shop.create();
  await shop.validate('clara', id, 'intake', { note: 'a bent wheel' });
  shop.goTo(start, minutes(4));
  await shop.accepted('clara', id, { type: 'undo', step: 'intake' });
  shop.goTo(start, minutes(60));
  await elapseDeadlines(test.ports);
  await shop.validate('clara', id, 'intake', planted);
  expect(await rowsOf(id), 'held').toEqual([]);
  shop.goTo(start, minutes(65));
  await elapseDeadlines(test.ports);
  await eventually(async () => expect(kept.size).toBe(2));
  await eventually(async () =>
    expect(await rowsOf(id)).toEqual([
      { role: 'mechanic', person: 'max', channel: 'text', state: 'sent', fault: null, attempts: 1 },
      { role: 'mechanic', person: 'mia', channel: 'email', state: 'sent', fault: null, attempts: 1 },
    ]),
  );
  const [text, mail] = [...kept.values()].sort((one, two) => one.to.localeCompare(two.to));
  const way = `${address}/records/${id}/steps/intake`;
  expect(text).toMatchObject({ channel: 'text', to: '+32455000001', text: `intake-done ${way}` });
  expect(mail).toMatchObject({
    channel: 'email',
    to: 'mia@example.org',
    language: 'nl',
    subject: 'intake-done',
  });
  expect(mail?.text).toMatch(new RegExp(`^intake-done\n\nOpenen .*:\n${way}\n`));
  expect(mail?.text).toContain(`${address}/account/contact`);
  const [known] = await test.asAdmin('select beneficiary from worklist where record = $1', [id]);
  expect(JSON.stringify(known), 'they are planted').toMatch(canaries);
  // S7: neither in what leaves, by e-mail and as a text message, nor in what lies about on the way there.
  expect(JSON.stringify([...kept.values()])).not.toMatch(canaries);
  expect(JSON.stringify(await createOutbox(test.ports, address)())).not.toMatch(canaries);
  expect(JSON.stringify(test.logged)).not.toMatch(canaries);
  for (const table of ['pgboss.job', 'outgoing_messages', 'record_effects'])
    expect(JSON.stringify(await test.asAdmin(`select t::text from ${table} t`)), table).not.toMatch(canaries);
});

it('is tried until it is taken, under one key, and told once to who drops repeats', async () => {
  other.fault = 'down';
  const id = await takenIn();
  await eventually(async () =>
    expect((await rowsOf(id)).filter(({ attempts }) => Number(attempts) > 1)).toMatchObject([
      { state: 'due', fault: 'unreachable' },
      { state: 'due', fault: 'unreachable' },
    ]),
  );
  other.fault = 'breaksOff';
  await eventually(async () => expect(kept.size).toBe(2));
  other.fault = undefined;
  await eventually(async () =>
    expect(await rowsOf(id)).toMatchObject([{ state: 'sent' }, { state: 'sent' }]),
  );
  expect(other.attempts).toBeGreaterThan(4);
  expect(kept.size, 'the same keys').toBe(2);
});

it('one that is refused for good, or has no address, says why and keeps no other waiting', async () => {
  const id = await takenIn();
  await eventually(async () => expect(kept.size).toBe(2));
  other.fault = 'refuses';
  shop.goTo(start, minutes(6));
  await shop.validate('mia', id, 'estimate', { price: 3, from: '2026-11-02', to: '2026-11-02' });
  shop.goTo(start, minutes(11));
  await elapseDeadlines(test.ports);
  const asked = async () => (await rowsOf(id)).find(({ role }) => role === 'council');
  await eventually(async () =>
    expect(await asked()).toMatchObject({ person: 'coco', state: 'undeliverable', fault: 'refused' }),
  );
  other.fault = undefined;
  await shop.validate('coco', id, 'verdict', { decision: 'granted' });
  await test.asAdmin("delete from contacts where person = 'mia'");
  shop.goTo(start, minutes(16));
  await elapseDeadlines(test.ports);
  // Mia made the estimate: Max, who has not touched this repair, is not told of it.
  await eventually(async () =>
    expect((await rowsOf(id)).at(-1)).toMatchObject({
      person: 'mia',
      state: 'undeliverable',
      fault: 'noAddress',
    }),
  );
  expect((await rowsOf(id)).length).toBe(4);
  await test.asAdmin("insert into contacts (person, email) values ('mia', 'mia@example.org')");
});

it('says that nobody has the role, and does not lead to a record that is gone', async () => {
  await test.asAdmin("update memberships set valid_to = now() where role = 'mechanic'");
  const nobodys = await takenIn();
  await eventually(async () =>
    expect(await rowsOf(nobodys)).toMatchObject([{ person: null, state: 'undeliverable', fault: 'nobody' }]),
  );
  await test.asAdmin("update memberships set valid_to = null where role = 'mechanic'");
  other.fault = 'down';
  const gone = await takenIn();
  await test.asAdmin("update records set status = 'deleted' where id = $1", [gone]);
  other.fault = undefined;
  await eventually(async () =>
    expect(await rowsOf(gone)).toMatchObject([{ state: 'dropped' }, { state: 'dropped' }]),
  );
  expect(kept.size).toBe(0);
});
