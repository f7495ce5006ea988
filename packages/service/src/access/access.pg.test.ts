import { queryRows, sql, withActor } from '@greffe/database';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createGranting, end, give, listed, north, south } from '../../test/granting.ts';
import type { TestApp } from '../../test/harness.ts';
import { saveDraft } from '../../test/steps.ts';
import { createApp, personOf } from '../index.ts';

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
const codes = ({ json }: Awaited<ReturnType<typeof give>>) =>
  (json.errors as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);

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

const newcomer = { givenName: 'Nele', familyName: 'Nieuw', language: 'nl' };

describe('somebody who has never signed in', () => {
  it('is brought in by a number, and known to the issuer by it or by a login', async () => {
    Object.assign(test.ports, { issuer: 'https://issuer.example/' });
    expect(codes(await give(test, 'cleo', { role: 'clerk', person: { number: '30000000003' } }))).toEqual([
      '/person/givenName required',
      '/person/familyName required',
    ]);
    const person = { ...newcomer, number: '3-0000000-003', login: 'nele@example.org' };
    const app = createApp(test.ports);
    const response = await app.request('http://localhost/api/access/memberships', {
      method: 'POST',
      headers: { 'x-person': 'cleo', 'content-type': 'application/json', 'idempotency-key': 'x' },
      body: JSON.stringify({ registry: 'loans', role: 'clerk', organisation: north, person }),
    });
    expect(response.status).toBe(201);
    const id = ((await response.json()) as { person: { id: string } }).person.id;
    expect(
      await personOf(test.database, { issuer: 'https://issuer.example', subject: 'nele@example.org' }),
    ).toBe(id);
    expect((await test.ask('cleo', 'POST', '/api/access/people', { number: '30000000003' })).json).toEqual({
      person: { id, name: 'Nele Nieuw' },
    });
    // The number and the login of two people mean neither.
    const two = { number: '10000000001', login: 'nele@example.org' };
    const answer = await app.request('http://localhost/api/access/people', {
      method: 'POST',
      headers: { 'x-person': 'cleo', 'content-type': 'application/json' },
      body: JSON.stringify(two),
    });
    expect(answer.status).toBe(422);
  });

  it('is not linked to a person who is there already: the database refuses it too', async () => {
    const link = withActor(test.database, { kind: 'person', id: 'cleo' }, (transaction) =>
      queryRows(
        transaction,
        sql`insert into identities (issuer, subject, person) values ('https://i', 'mine', 'rosa')`,
      ),
    );
    await expect(link).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});

describe('a role that is held for oneself', () => {
  const patient = { givenName: 'Piet', familyName: 'Patient', niss: '85.04.02-169.32' };
  const asApp = async (person: object) => {
    const app = createApp({ ...test.ports, issuer: 'https://issuer.example' });
    const response = await app.request('http://localhost/api/access/memberships', {
      method: 'POST',
      headers: {
        'x-person': 'carl',
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({ registry: 'loans', role: 'patient', organisation: north, person }),
    });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };

  it('is given by the national number, by which alone the issuer knows the person', async () => {
    const { status, json } = await asApp(patient);
    expect(status, JSON.stringify(json)).toBe(201);
    const { id } = json.person as { id: string };
    const issuer = 'https://issuer.example';
    expect(await personOf(test.database, { issuer, subject: '85040216932' })).toBe(id);
    expect(await asApp(patient), 'the same person').toMatchObject({
      status: 409,
      json: { code: 'alreadyGranted' },
    });
  });

  it.each([
    ['without the number', { givenName: 'P', familyName: 'P' }, '/person/niss nissNumber'],
    ['with a login besides', { ...patient, login: 'mine' }, '/person/login unknown'],
    ['to somebody whose number is not known', { id: 'rosa' }, '/person/id nissUnknown'],
  ])('is not given %s', async (_, person, error) => {
    const { json } = await asApp(person);
    const [{ pointer, code }] = json.errors as [{ pointer: string; code: string }];
    expect(`${pointer} ${code}`).toBe(error);
  });

  it('is linked to no other login by the database either', async () => {
    const link = (subject: string) =>
      withActor(test.database, { kind: 'person', id: 'carl' }, async (transaction) => {
        await queryRows(
          transaction,
          sql`insert into persons (id, given_name, family_name, language, invited_by, niss)
            values (${`p-${subject}`}, 'P', 'P', 'en', 'carl', '85040216932')`,
        );
        await queryRows(
          transaction,
          sql`insert into identities (issuer, subject, person) values ('https://i', ${subject}, ${`p-${subject}`})`,
        );
      });
    await expect(link('mine')).rejects.toMatchObject({ cause: { code: '42501' } });
    await link('85040216932');
  });
});

describe('two organisations', () => {
  const join = (by: string, partner = south) =>
    test.ask(by, 'POST', '/api/cooperations', { registry: 'loans', organisation: north, partner });

  it('that work together: the chief of the first grants in the second, but no chief, until it ends', async () => {
    expect((await join('cleo')).status).toBe(404);
    expect((await join('otto')).status).toBe(204);
    expect((await join('otto')).status).toBe(409);
    expect((await join('otto', north)).status).toBe(422);
    const there = { role: 'clerk', organisation: south };
    const given = await give(test, 'cleo', there);
    expect(given.status, given.text).toBe(201);
    expect((await give(test, 'cleo', { ...there, role: 'chief' })).status).toBe(403);
    expect((await give(test, 'sven', { role: 'reader' })).status, 'not the other way').toBe(403);
    const list = (await test.ask('otto', 'GET', '/api/organisations')).json.cooperations as { id: number }[];
    const part = (reason: string) =>
      test.ask('otto', 'POST', `/api/cooperations/${list[0]?.id}/end`, { reason });
    expect((await part('')).status).toBe(422);
    expect((await part('The agreement is over')).status).toBe(204);
    expect((await part('The agreement is over')).status).toBe(409);
    expect((await end(test, 'cleo', given.json.id)).status).toBe(404);
    expect((await end(test, 'sven', given.json.id)).status).toBe(200);
  });

  it('have one person with different roles, each where it was given', async () => {
    await give(test, 'cleo', { role: 'clerk' });
    await give(test, 'sven', { role: 'reader', organisation: south });
    const create = (organisation: string) =>
      test.ask(
        'free',
        'POST',
        '/api/records',
        { registry: 'loans', recordType: 'loan', organisation },
        {
          'idempotency-key': organisation,
        },
      );
    expect((await create(north)).status).toBe(201);
    expect((await create(south)).status).toBe(403);
    const record = await createRecordOf('carl');
    expect((await test.ask('free', 'GET', `/api/records/${record}`)).status).toBe(200);
  });

  const createRecordOf = async (by: string) => {
    const order = { registry: 'loans', recordType: 'loan', organisation: north };
    return (await test.ask(by, 'POST', '/api/records', order, { 'idempotency-key': 'r' })).json.id;
  };

  it('are made by administrators, and renamed by those of all registries', async () => {
    const add = (by: string, number: string, name: string) =>
      test.ask(by, 'POST', '/api/organisations', { number, name });
    expect((await add('cleo', '1', 'Mine')).status).toBe(404);
    expect((await add('otto', '7.10/123 45', ' West ')).status).toBe(204);
    expect((await add('otto', '71012345', 'West')).json).toMatchObject({ code: 'organisationExists' });
    expect((await add('otto', 'a:b', 'x')).status).toBe(422);
    const rename = (by: string) => test.ask(by, 'PATCH', '/api/organisations/71012345', { name: 'Far West' });
    expect((await rename('otto')).status).toBe(404);
    expect((await rename('nora')).status).toBe(204);
    const list = (await test.ask('otto', 'GET', '/api/organisations')).json.organisations;
    expect(list).toContainEqual({ number: '71012345', name: 'Far West' });
  });
});

describe('the yearly review', () => {
  const setReview = (person: string, when: string) =>
    test.asAdmin(`update memberships set review_by = now() + interval '${when}' where person = $1`, [person]);
  const confirm = (by: string, id: unknown) =>
    test.ask(by, 'POST', `/api/access/memberships/${id}/confirm`, {});

  it('is asked of who may grant, and counts for a year more', async () => {
    await setReview('carl', '10 days');
    expect((await test.ask('cleo', 'GET', '/api/access')).json.dueReviews).toBe(1);
    const [due] = await listed(test, 'cleo', '?state=due');
    expect(due).toMatchObject({ person: { id: 'carl' }, isDue: true, canConfirm: true });
    expect((await confirm('carl', due?.id)).json).toMatchObject({ code: 'notFound' });
    expect((await confirm('otto', due?.id)).json).toMatchObject({ code: 'mayNotGrant' });
    const done = await confirm('cleo', due?.id);
    expect(done.json).toMatchObject({ isDue: false, state: 'current' });
    expect(Date.parse(String(done.json.reviewBy))).toBeGreaterThan(Date.now() + 360 * 86_400_000);
    expect(await listed(test, 'cleo', '?state=due')).toEqual([]);
  });

  it('ends what nobody confirms, until it is given anew', async () => {
    await setReview('carl', '-1 second');
    expect((await test.ask('carl', 'GET', '/api/session')).json.memberships).toEqual([]);
    const gone = (await listed(test, 'cleo', '?state=ended')).find(({ person }) => person.id === 'carl');
    expect(gone).toMatchObject({ state: 'lapsed', canEnd: false });
    expect((await confirm('cleo', gone?.id)).json).toMatchObject({ code: 'accessEnded' });
    expect((await give(test, 'cleo', { role: 'clerk', person: { id: 'carl' } })).status).toBe(201);
    expect((await test.ask('carl', 'GET', '/api/session')).json.memberships).toHaveLength(1);
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
