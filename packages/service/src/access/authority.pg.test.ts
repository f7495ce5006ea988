import { queryRows, roleSubject, sql, withActor } from '@greffe/database';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGranting, east, grantingBundle, north, south } from '../../test/granting.ts';
import type { TestApp } from '../../test/harness.ts';
import { grantPlaces, placesFor } from './authority.ts';

let test: TestApp;
let client: pg.Client;
beforeAll(async () => {
  test = await createGranting();
  client = new pg.Client({ connectionString: test.adminUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await test.end();
});

const bundle = grantingBundle();
const roles = [...bundle.roles.map(({ id }) => id), 'registry-administrator', 'made-up'];
const organisations = [north, south, east];
const registries = ['loans', '*', 'other'];
const membership = fc.record({
  registry: fc.constantFrom(...registries),
  role: fc.constantFrom(...roles),
  organisation: fc.constantFrom(...organisations.map((number) => ({ number, name: number }))),
});
const cooperation = fc
  .record({
    registry: fc.constantFrom('loans', 'other'),
    organisation: fc.constantFrom(...organisations),
    partner: fc.constantFrom(...organisations),
  })
  .filter(({ organisation, partner }) => organisation !== partner);
const sameCooperation = (one: { registry: string; organisation: string; partner: string }) =>
  `${one.registry} ${one.organisation} ${one.partner}`;

// Of a registry without a definition in force nobody is asked: the service has none to offer.
const questions = ['loans', '*'].flatMap((registry) =>
  roles.flatMap((role) => organisations.map((organisation) => ({ registry, role, organisation }))),
);

it('the database answers who may grant what as the service does', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(membership, { maxLength: 5 }),
      fc.uniqueArray(cooperation, { maxLength: 4, selector: sameCooperation }),
      async (held, together) => {
        const places = grantPlaces(held, [bundle], together);
        const expected = questions.filter((one) => placesFor(places, one).length > 0);
        const subjects = held.flatMap(({ registry, role, organisation }) => [
          roleSubject(registry, role, organisation.number),
          roleSubject(registry, role),
        ]);
        await client.query('begin');
        for (const one of together) {
          const values = [one.registry, one.organisation, one.partner];
          await client.query(
            "insert into cooperations (registry, organisation, partner, made_by) values ($1, $2, $3, 'nora')",
            values,
          );
        }
        await client.query(
          "select set_config('greffe.actor', 'someone', true), set_config('greffe.subjects', $1, true)",
          [JSON.stringify(subjects)],
        );
        const { rows } = await client.query(
          `select registry, role, organisation from jsonb_to_recordset($1::jsonb)
            as q(registry text, role text, organisation text) where greffe_may_grant(registry, role, organisation)`,
          [JSON.stringify(questions)],
        );
        await client.query('rollback');
        expect(rows).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});

describe('the database by itself', () => {
  const as = (id: string, query: ReturnType<typeof sql>) =>
    withActor(test.database, { kind: 'person', id }, (transaction) => queryRows(transaction, query)).then(
      (rows) => rows.length,
      (error: { cause?: { code?: string } }) => error.cause?.code,
    );
  const grant = (person: string, role: string, by: string, organisation = north) =>
    sql`insert into memberships (person, registry, role, organisation, granted_by)
      values (${person}, 'loans', ${role}, ${organisation}, ${by}) returning id`;

  it.each([
    ['a role that the actor may not give', grant('free', 'desk', 'cleo')],
    ['one in another organisation', grant('free', 'clerk', 'cleo', south)],
    ['one for the actor', grant('cleo', 'clerk', 'cleo')],
    ['one in the name of somebody else', grant('free', 'clerk', 'carl')],
    ['an organisation', sql`insert into organisations values ('1', 'x')`],
    [
      'a cooperation',
      sql`insert into cooperations (registry, organisation, partner, made_by)
      values ('loans', ${north}, ${south}, 'cleo')`,
    ],
    [
      'somebody brought in by another',
      sql`insert into persons (id, given_name, family_name, language, invited_by)
      values ('x', 'x', 'x', 'en', 'otto')`,
    ],
    [
      'a line of the history',
      sql`insert into membership_events (membership, what, actor) values (1, 'ended', 'x')`,
    ],
    ['a history that is rewritten', sql`update membership_events set actor = 'x'`],
    ['a membership that is gone without a trace', sql`delete from memberships`],
  ])('refuses %s', async (_, query) => {
    expect(await as('cleo', query)).toBe('42501');
  });

  const endOf = (person: string, by: string) => sql`update memberships set ended_by = ${by}, ended_at = now(),
    end_reason = 'x', valid_to = date_trunc('milliseconds', now()) where person = ${person} returning id`;

  it('ends nothing of the actor, and nothing out of reach', async () => {
    expect(await as('cleo', endOf('cleo', 'cleo'))).toBe(0);
    expect(await as('cleo', endOf('sven', 'cleo'))).toBe(0);
    expect(await as('rosa', endOf('carl', 'rosa'))).toBe(0);
    expect(await as('cleo', endOf('carl', 'sven'))).toBe('23514');
    expect(await as('cleo', sql`update organisations set name = 'x' returning number`)).toBe(0);
    expect(await as('cleo', sql`update persons set family_name = 'x' where id = 'carl' returning id`)).toBe(
      0,
    );
  });

  it('revives nothing, and confirms for a year at most', async () => {
    const later = sql`update memberships set review_by = now() + interval '3 years' where person = 'carl'`;
    expect(await as('cleo', later)).toBe('23514');
    expect(await as('cleo', grant('free', 'clerk', 'cleo'))).toBe(1);
    expect(await as('cleo', endOf('free', 'cleo'))).toBe(1);
    const revived = sql`update memberships set valid_to = null, ended_by = null, ended_at = null, end_reason = null
      where person = 'free'`;
    expect(await as('cleo', revived)).toBe('23514');
  });
});
