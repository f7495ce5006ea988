import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { codes, createGranting, end, give, listed, newcomer, north, south } from '../../test/granting.ts';
import type { TestApp } from '../../test/harness.ts';
import { saveDraft } from '../../test/steps.ts';

let test: TestApp;
beforeEach(async () => {
  await test?.end();
  test = await createGranting();
});
afterAll(() => test.end());

const day = async (days: number): Promise<string> => {
  const { today } = (await test.ask('cleo', 'GET', '/api/access')).json as { today: string };
  return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
};

describe('NP-2: a role', () => {
  it('is given by who the definition says, counts with the next request, and is ended at once', async () => {
    expect((await test.ask('free', 'GET', '/api/registries')).json).toMatchObject({ registries: [] });
    const given = await give(test, 'cleo', { role: 'clerk' });
    expect(given.status, given.text).toBe(201);
    expect(given.json).toMatchObject({ person: { id: 'free' }, state: 'current', grantedBy: 'Cleo Test' });
    const asked = { registry: 'loans', recordType: 'loan', organisation: north };
    const made = await test.ask('free', 'POST', '/api/records', asked, { 'idempotency-key': 'a' });
    expect(made.status, made.text).toBe(201);

    expect((await end(test, 'cleo', given.json.id)).json).toMatchObject({
      state: 'ended',
      ended: { by: 'Cleo Test', reason: 'Left the house' },
    });
    const record = made.json as { id: string; revision: number };
    const save = await saveDraft(test, record, { note: 'typed' }, 'free');
    expect(save.json).toMatchObject({ code: 'notFound', detail: expect.stringContaining('access') });
    const history = await test.ask('cleo', 'GET', `/api/access/memberships/${given.json.id}/history`);
    expect(history.json.events).toMatchObject([
      { what: 'granted', by: 'Cleo Test' },
      { what: 'ended', by: 'Cleo Test', reason: 'Left the house' },
    ]);
  });

  it.each([
    ['a chief gives no desk', 'cleo', { role: 'desk' }],
    ['nor a council', 'cleo', { role: 'council' }],
    ['nor a clerk of another organisation', 'cleo', { role: 'clerk', organisation: south }],
    ['nor the role of administrators', 'cleo', { role: 'registry-administrator' }],
    ['a clerk gives no clerk', 'carl', { role: 'clerk' }],
    ['a reader gives nothing', 'rosa', { role: 'reader' }],
    ['whoever has no role gives nothing', 'free', { role: 'reader', person: { id: 'rosa' } }],
    ['an administrator gives nothing that another role gives', 'otto', { role: 'clerk' }],
    [
      'nor all registries to anybody, with one of them',
      'otto',
      { registry: '*', role: 'registry-administrator' },
    ],
    ['no role is made up', 'nora', { role: 'made-up' }],
    ['nor a registry', 'nora', { registry: 'made-up', role: 'desk' }],
    ['nor an organisation', 'dora', { role: 'chief', organisation: 'made-up' }],
  ])('%s', async (_, by, order) => {
    expect(await give(test, by, order)).toMatchObject({ status: 403, json: { code: 'mayNotGrant' } });
  });

  it('begins with the administrator, and a desk of no organisation gives its roles in all of them', async () => {
    expect((await give(test, 'otto', { role: 'desk' })).status).toBe(201);
    expect((await give(test, 'dora', { role: 'council', organisation: south })).status).toBe(201);
    expect((await give(test, 'otto', { role: 'registry-administrator' })).status).toBe(201);
  });

  it('of oneself is neither given nor ended', async () => {
    const own = (await listed(test, 'cleo')).find(({ person }) => person.id === 'cleo');
    expect(own).toMatchObject({ role: 'chief', canEnd: false });
    expect(await end(test, 'cleo', own?.id)).toMatchObject({ status: 409, json: { code: 'ownAccess' } });
    const more = await give(test, 'cleo', { role: 'clerk', person: { id: 'cleo' } });
    expect(more).toMatchObject({ status: 409, json: { code: 'ownAccess' } });
  });

  it('is given once, however many do so at once, and again when it has ended', async () => {
    const both = await Promise.all(['cleo', 'cleo', 'cleo'].map((by) => give(test, by, { role: 'clerk' })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const refused = both.find(({ status }) => status === 409);
    expect(refused?.json.code).toBe('alreadyGranted');
    const given = both.find(({ status }) => status === 201);
    const ends = await Promise.all([1, 2].map(() => end(test, 'cleo', given?.json.id)));
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await give(test, 'cleo', { role: 'clerk' })).status).toBe(201);
  });

  it('is given once by a repeated send', async () => {
    const headers = { 'idempotency-key': 'same' };
    const first = await give(test, 'cleo', { role: 'clerk' }, headers);
    expect((await give(test, 'cleo', { role: 'clerk' }, headers)).text).toBe(first.text);
  });

  it('is asked for in vain by ids that are guessed, and nobody learns that they exist', async () => {
    const [hidden, absent] = await Promise.all(
      ['sven', 'nobody'].map((id) => give(test, 'carl', { role: 'reader', person: { id } })),
    );
    expect(hidden?.status).toBe(422);
    expect(hidden?.text).toBe(absent?.text);
    const [other] = await listed(test, 'sven');
    for (const id of [other?.id, 999_999]) {
      expect((await end(test, 'cleo', id)).json, String(id)).toMatchObject({ status: 404, code: 'notFound' });
      const history = await test.ask('cleo', 'GET', `/api/access/memberships/${id}/history`);
      expect(history.status).toBe(404);
    }
    expect((await test.ask('rosa', 'POST', '/api/access/people', { number: '10000000001' })).status).toBe(
      404,
    );
  });

  it('has days that are not crossed and not past', async () => {
    const [yesterday, tomorrow, later] = await Promise.all([day(-1), day(1), day(5)]);
    const refused = async (order: object) => codes(await give(test, 'cleo', { role: 'clerk', ...order }));
    expect(await refused({ from: later, to: tomorrow })).toEqual(['/to daysCrossed']);
    expect(await refused({ from: yesterday })).toEqual(['/from dayPast']);
    expect(await refused({ to: yesterday })).toEqual(['/to dayPast']);
    expect((await give(test, 'cleo', { role: 'clerk', from: '2026-02-30' })).status).toBe(422);
    const given = await give(test, 'cleo', { role: 'clerk', from: tomorrow, to: later });
    expect(given.json).toMatchObject({ state: 'future' });
    expect((await test.ask('free', 'GET', '/api/session')).json.memberships).toEqual([]);
    // Ended before it began: it was never held, and can be given anew.
    expect((await end(test, 'cleo', given.json.id)).json).toMatchObject({ state: 'ended' });
    expect((await give(test, 'cleo', { role: 'clerk', from: tomorrow })).status).toBe(201);
  });

  it('needs a reason to be ended', async () => {
    const given = await give(test, 'cleo', { role: 'clerk' });
    expect(codes(await end(test, 'cleo', given.json.id, '  '))).toEqual(['/reason required']);
  });
});

describe('NP-2: the back-up that a chief names', () => {
  const standIn = async (days?: number) =>
    give(test, 'cleo', {
      role: 'chief',
      standsInFor: 'cleo',
      ...(days !== undefined && { to: await day(days) }),
    });

  it('does all that the chief can, for a time', async () => {
    expect(codes(await standIn())).toEqual(['/to required']);
    const given = await standIn(7);
    expect(given.json, given.text).toMatchObject({ standsInFor: 'Cleo Test' });
    expect(
      (await give(test, 'free', { role: 'clerk', person: { number: '20000000002', ...newcomer } })).status,
    ).toBe(201);
    const carl = (await listed(test, 'free')).find(({ person }) => person.id === 'carl');
    expect((await end(test, 'free', carl?.id)).status).toBe(200);
  });

  it('names no chief beyond the own last day', async () => {
    await standIn(7);
    const further = (to?: string) =>
      give(test, 'free', {
        role: 'chief',
        person: { number: '20000000002', ...newcomer },
        ...(to && { to }),
      });
    expect(codes(await further())).toEqual(['/to beyondOwn']);
    expect(codes(await further(await day(8)))).toEqual(['/to beyondOwn']);
    expect((await further(await day(7))).status).toBe(201);
  });

  it('stands in for a holder alone', async () => {
    const order = { role: 'chief', standsInFor: 'carl', to: await day(3) };
    expect(codes(await give(test, 'cleo', order))).toEqual(['/standsInFor notHeld']);
  });
});

it('who may grant nothing sees nobody, and a chief those of the own organisation', async () => {
  expect((await test.ask('rosa', 'GET', '/api/access')).json).toMatchObject({
    registries: [],
    isAdministrator: false,
  });
  expect(await listed(test, 'rosa')).toEqual([]);
  expect((await listed(test, 'carl')).map(({ person }) => person.id)).toEqual(['rosa']);
  const seen = (await listed(test, 'cleo')).map(({ person }) => person.id);
  expect(seen.sort()).toEqual(['carl', 'cleo', 'rosa']);
  expect((await listed(test, 'cleo', '?q=RO')).map(({ person }) => person.id)).toEqual(['rosa']);
  expect((await listed(test, 'otto')).length).toBe(6);
  const ground = (await test.ask('cleo', 'GET', '/api/access')).json.registries;
  expect(ground).toMatchObject([
    {
      id: 'loans',
      roles: [
        { id: 'chief', title: { en: 'Title of chief' }, organisations: [north] },
        { id: 'clerk' },
        { id: 'reader' },
      ],
    },
  ]);
});

it('one person’s page tells what the asker sees in the list, one’s own all of it, and of others nothing, not even that they are', async () => {
  const page = (by: string, id: string) => test.ask(by, 'GET', `/api/access/people/${id}`);
  const given = await give(test, 'cleo', { role: 'clerk' });
  await end(test, 'cleo', given.json.id, 'Moved on');
  await give(test, 'cleo', { role: 'reader' });
  await give(test, 'cleo', { role: 'chief', standsInFor: 'cleo', to: await day(7) });

  const free = await page('cleo', 'free');
  expect(free.json).toMatchObject({
    person: { id: 'free', name: 'Free Test' },
    isOwn: false,
    grants: [
      { role: 'chief', standsInFor: 'Cleo Test' },
      { role: 'clerk', state: 'ended' },
      { role: 'reader' },
    ],
    standIns: [],
    events: [
      { grant: given.json.id, what: 'granted', by: 'Cleo Test' },
      { grant: given.json.id, what: 'ended', by: 'Cleo Test', reason: 'Moved on' },
      { what: 'granted' },
      { what: 'granted', until: expect.any(String) },
    ],
  });
  // A clerk gives readers alone, and sees no more of the same person.
  expect((await page('carl', 'free')).json).toMatchObject({ grants: [{ role: 'reader' }], events: [{}] });
  expect((await page('free', 'free')).json).toMatchObject({ isOwn: true, grants: [{}, {}, {}] });
  expect((await page('cleo', 'cleo')).json).toMatchObject({
    isOwn: true,
    standIns: [{ person: { id: 'free' }, role: 'chief' }],
  });
  expect((await page('rosa', 'rosa')).json).toMatchObject({ isOwn: true, grants: [{ role: 'reader' }] });

  for (const [by, id] of [
    ['cleo', 'sven'],
    ['cleo', 'dora'],
    ['rosa', 'carl'],
    ['carl', 'cleo'],
  ] as const) {
    const [hidden, absent] = [await page(by, id), await page(by, 'nobody')];
    expect(hidden.status, `${by} asks for ${id}`).toBe(404);
    expect(hidden.text.replaceAll(id, 'nobody')).toBe(absent.text);
  }
});
