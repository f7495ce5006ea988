import { queryRows, sql, withActor } from '@greffe/database';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { codes, createGranting, give, newcomer, north } from '../../test/granting.ts';
import type { TestApp } from '../../test/harness.ts';
import { key } from '../../test/steps.ts';
import { invitedPeople } from '../development/invited.ts';
import { createApp, personOf } from '../index.ts';

let test: TestApp;
beforeEach(async () => {
  await test?.end();
  test = await createGranting();
});
afterAll(() => test.end());

describe('somebody who has never signed in', () => {
  it('is brought in by a number, and known to the issuer by it or by a login', async () => {
    Object.assign(test.ports, { issuer: 'https://issuer.example/' });
    expect(await invitedPeople(test.database)).toEqual([]);
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
    // In development they are chosen at the built-in provider, among the others.
    expect(await invitedPeople(test.database)).toMatchObject([
      { id, givenName: 'Nele', organisations: ['North'] },
    ]);
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

describe('what would stay behind of somebody', () => {
  const handover = async (by: string, id: string) =>
    (await test.ask(by, 'GET', `/api/access/people/${id}`)).json.handover;

  it('is counted by role, with who else holds it, for whoever may see that role', async () => {
    const asked = { registry: 'loans', recordType: 'loan', organisation: north };
    const made = await test.ask('carl', 'POST', '/api/records', asked, key());
    expect(made.status, made.text).toBe(201);
    for (const by of ['cleo', 'carl', 'nora'])
      expect(await handover(by, 'carl'), by).toMatchObject([{ waiting: 1, others: [] }]);
    await give(test, 'cleo', { role: 'clerk' });
    expect(await handover('cleo', 'carl')).toMatchObject([
      { waiting: 1, others: [{ id: 'free', name: 'Free Test' }] },
    ]);
    // His own page names a colleague, and leads to no page that he may not open.
    expect(await handover('carl', 'carl')).toEqual([
      { grant: expect.any(Number), waiting: 1, others: [{ name: 'Free Test' }] },
    ]);
    expect(await handover('cleo', 'rosa')).toMatchObject([{ waiting: 0, others: [] }]);
    // A clerk may see that she reads, and not that somebody is a clerk.
    await give(test, 'cleo', { role: 'clerk', person: { id: 'rosa' } });
    expect(await handover('carl', 'rosa')).toHaveLength(1);
    expect(await handover('cleo', 'rosa')).toHaveLength(2);
  });

  it('is told by the database of nobody whom the asker does not see, nor of patients', async () => {
    const niss = { person: { givenName: 'Piet', familyName: 'Patient', niss: '85.04.02-169.32' } };
    const patient = await give(test, 'carl', { role: 'patient', ...niss });
    expect(patient.status, patient.text).toBe(201);
    const { id } = patient.json.person as { id: string };
    expect(await handover('carl', id)).toEqual([]);
    const rows = (by: string, of: string) =>
      withActor(test.database, { kind: 'person', id: by }, (transaction) =>
        queryRows(transaction, sql`select * from greffe_handover(${of})`),
      );
    expect(await rows('rosa', 'carl')).toEqual([]);
    expect(await rows('sven', 'carl')).toEqual([]);
    expect(await rows('carl', id)).toEqual([]);
    expect(await rows('rosa', 'rosa')).toHaveLength(1);
  });

  it('is taken over by who stands in, which that person is told who may give nothing', async () => {
    const to = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const given = await give(test, 'carl', { role: 'reader', standsInFor: 'rosa', to });
    expect(given.status, given.text).toBe(201);
    const own = await test.ask('rosa', 'GET', '/api/access/people/rosa');
    expect(own.json).toMatchObject({
      standIns: [{ person: { id: 'free', name: 'Free Test' }, role: 'reader', canEnd: false }],
      handover: [{ others: [{ name: 'Free Test' }] }],
    });
    // What the one who stands in holds besides stays hidden.
    expect((await test.ask('rosa', 'GET', '/api/access/people/free')).status).toBe(404);
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
