import { queryRows, sql, withActor } from '@greffe/database';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { codes, createGranting, give, newcomer, north } from '../../test/granting.ts';
import type { TestApp } from '../../test/harness.ts';
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
