import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestApp, people as lenders, type TestApp } from '../../test/harness.ts';
import { loansBundle } from '../../test/loans.ts';
import { minutes, type RepairShop, repairShop, start } from '../../test/repairSteps.ts';
import { repairers, repairsBundle } from '../../test/repairs.ts';
import { sendRecord } from '../../test/steps.ts';
import type { StuckSending } from '../api/index.ts';
import { elapseDeadlines, startMessages } from '../index.ts';

const clock = { now: new Date(start) };
let isDown = false;
const sent: string[] = [];
const messenger = {
  send: async ({ to }: { readonly to: string }) => {
    if (isDown) throw new Error('down');
    sent.push(to);
  },
};

let test: TestApp;
let shop: RepairShop;
let stop: () => Promise<void>;
beforeAll(async () => {
  const identities = {
    organisations: lenders.organisations,
    people: [...lenders.people, ...repairers.people, { ...lenders.people[3], id: 'rita' }].map(
      ({ id = '', language = 'en' }) => ({ id, language, givenName: id, familyName: 'Test' }),
    ),
    memberships: [
      ...lenders.memberships,
      ...repairers.memberships,
      { person: 'rita', registry: '*', role: 'registry-administrator', organisation: '71000436' },
    ],
  };
  test = await createTestApp([repairsBundle(), loansBundle()], { identities, clock: () => clock.now });
  shop = repairShop(test, clock);
  // Longer than any test: what is tried again is tried because somebody said so.
  const retry = { first: 600, longest: 600, poll: 0.5 };
  stop = await startMessages({
    ...test.ports,
    boss: test.boss,
    messenger,
    address: 'https://x.example',
    retry,
  });
});
afterAll(async () => {
  await stop();
  await test.end();
});
beforeEach(() => {
  isDown = false;
  sent.length = 0;
});

const change = (person: string, body: object) => test.ask(person, 'PUT', '/api/contact', body);
async function stuck(person: string): Promise<readonly StuckSending[]> {
  const answer = await test.ask(person, 'GET', '/api/sendings');
  expect(answer.status, answer.text).toBe(200);
  return (answer.json as { items: StuckSending[] }).items;
}
const again = (person: string, { kind, key }: StuckSending) =>
  test.ask(person, 'POST', '/api/sendings/again', { kind, key });
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 60_000, interval: 100 });
async function takenIn(): Promise<string> {
  const { id } = await shop.create();
  await shop.validate('clara', id, 'intake', { note: 'a bent wheel' });
  clock.now = new Date(clock.now.getTime() + minutes(5));
  await elapseDeadlines(test.ports);
  return id;
}

describe('where somebody is reached', () => {
  it('is each person’s own, as it can be used or not at all', async () => {
    expect((await test.ask('mia', 'GET', '/api/contact')).json).toEqual({});
    const wrong = await change('mia', { email: 'mia@example', phone: '12' });
    expect(wrong.status).toBe(422);
    expect(wrong.json.errors).toMatchObject([
      { pointer: '/email', message: expect.stringContaining('name@example.be') },
      { pointer: '/phone' },
    ]);
    const kept = { email: 'mia@example.org', phone: '+32470123456' };
    expect((await change('mia', { email: ' mia@example.org', phone: '0470 12 34 56' })).json).toEqual(kept);
    expect((await change('max', { email: '', phone: '' })).json).toEqual({});
    expect((await test.ask('mia', 'GET', '/api/contact')).json).toEqual(kept);
    expect((await change('mia', { email: '', phone: kept.phone })).json).toEqual({ phone: kept.phone });
    const { status } = await change('mia', { ...kept, person: 'max' });
    expect(status).toBe(422);
    await change('mia', kept);
    const { status: unsigned } = await test.ask(undefined, 'GET', '/api/contact');
    expect(unsigned).toBe(401);
  });
});

describe('what has not left', () => {
  it('is told to support and administrators, who have it tried again; to nobody else', async () => {
    await change('max', { email: 'max@example.org', phone: '' });
    isDown = true;
    const id = await takenIn();
    await eventually(async () => {
      const rows = await test.asAdmin("select 1 from outgoing_messages where fault = 'unreachable'");
      expect(rows.length).toBe(2);
    });
    // Soon, nothing is wrong yet.
    expect(await stuck('hal')).toEqual([]);
    clock.now = new Date(clock.now.getTime() + minutes(3));
    const [first, second] = await stuck('hal');
    expect(first).toMatchObject({
      kind: 'message',
      record: id,
      titles: { message: { en: 'intake-done' }, role: { en: 'mechanic' }, registry: { en: 'Repairs' } },
      fault: 'unreachable',
      attempts: 1,
      goesOn: true,
      canOpen: true,
      organisation: { name: 'North' },
    });
    expect([first?.person, second?.person].sort()).toEqual(['max Test', 'mia Test']);
    expect(await stuck('rita')).toMatchObject([{ canOpen: false }, { canOpen: false }]);
    for (const person of ['clara', 'mia', 'ann', 'bob'])
      expect((await test.ask(person, 'GET', '/api/sendings')).status, person).toBe(404);
    if (first === undefined || second === undefined) throw new Error('Nothing is stuck.');
    expect((await again('clara', first)).status).toBe(404);
    expect((await again('hal', { ...first, key: crypto.randomUUID() })).status).toBe(404);
    isDown = false;
    expect((await again('hal', first)).status).toBe(200);
    await eventually(async () => expect(await stuck('hal')).toHaveLength(1));
    expect((await again('rita', second)).status).toBe(200);
    await eventually(async () => expect(await stuck('hal')).toEqual([]));
    expect([...sent].sort()).toEqual(['max@example.org', 'mia@example.org']);
    expect((await again('hal', first)).status, 'it has left').toBe(404);
  });

  it('for want of an address or of anybody in the role leaves when there is one', async () => {
    await change('max', { email: '', phone: '' });
    await test.asAdmin("update memberships set valid_to = now() where person = 'mia'");
    await takenIn();
    await eventually(async () =>
      expect(await stuck('hal')).toMatchObject([{ fault: 'noAddress', goesOn: false }]),
    );
    const [addressless] = await stuck('hal');
    await change('max', { email: 'max@example.org', phone: '' });
    if (addressless) await again('hal', addressless);
    await eventually(async () => expect(sent).toEqual(['max@example.org']));
    await test.asAdmin("update memberships set valid_to = now() where person = 'max'");
    await takenIn();
    await eventually(async () =>
      expect(await stuck('hal')).toMatchObject([{ fault: 'nobody', goesOn: false }]),
    );
    const [nobodys] = await stuck('hal');
    expect(nobodys).not.toHaveProperty('person');
    await test.asAdmin("update memberships set valid_to = null where person in ('mia', 'max')");
    if (nobodys) await again('hal', nobodys);
    await eventually(async () => expect(sent).toHaveLength(3));
    await eventually(async () => expect(await stuck('hal')).toEqual([]));
  });

  it('says of a record that its receiver does not take it', async () => {
    clock.now = new Date();
    const { id } = await sendRecord(test);
    clock.now = new Date(Date.now() + 49 * 3_600_000);
    const record = await test.ask('ann', 'GET', `/api/records/${id}`);
    expect(record.json.sending, 'NOK after 48 hours').toMatchObject({ arrival: 'nok' });
    const [waiting] = await stuck('rita');
    expect(waiting).toMatchObject({ kind: 'transmission', record: id, fault: 'waiting', goesOn: true });
    expect(await stuck('hal'), 'of another registry').toEqual([]);
    if (waiting) expect((await again('rita', waiting)).status).toBe(200);
  });
});
