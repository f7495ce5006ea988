import { queryRows, type SQL, sql, withActor } from '@greffe/database';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../test/harness.ts';
import { loansBundle } from '../test/loans.ts';
import { command, createRecord, creation, key, match, saveDraft, sendRecord, viewOf } from '../test/steps.ts';
import {
  createApp,
  createSession,
  linkPeople,
  publishDefinition,
  revokeSession,
  sessionCookie,
} from './index.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp([loansBundle()]);
});
afterAll(() => test.end());

describe('a record of another hospital', () => {
  it('is answered like one that does not exist (CO-9)', async () => {
    const record = await createRecord(test);
    const absent = '01989d6e-3c1f-7d6c-9c1b-0d6c2f0a7b11';
    const answers = async (id: string, person: string) => [
      await test.ask(person, 'GET', `/api/records/${id}`),
      await saveDraft(test, { id, revision: 1 }, { note: 'x' }, person),
      await command(test, { id, revision: 1 }, 'validate', { person }),
      await test.ask(person, 'POST', `/api/records/${id}/steps/card/matches`, { data: {} }),
    ];
    const none = await answers(absent, 'bob');
    for (const person of ['bob', 'dan']) {
      const forbidden = await answers(record.id, person);
      expect(forbidden.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
      expect(forbidden.map(({ text }) => text)).toEqual(none.map(({ text }) => text));
    }
  });

  it('is in nobody else’s list', async () => {
    const record = await createRecord(test);
    const ids = async (person: string) => {
      const answer = await test.ask(person, 'GET', '/api/records?size=100');
      return (answer.json.items as { id: string }[]).map(({ id }) => id);
    };
    expect(await ids('ann')).toContain(record.id);
    expect(await ids('bob')).not.toContain(record.id);
    expect(await ids('dan')).toEqual([]);
  });
});

describe('a role without the right', () => {
  it('creates nothing, and an unknown registry answers alike', async () => {
    const answers = await Promise.all([
      test.ask('cas', 'POST', '/api/records', creation, key()),
      test.ask('dan', 'POST', '/api/records', creation, key()),
      test.ask('ann', 'POST', '/api/records', { ...creation, registry: 'unknown' }, key()),
      test.ask('ann', 'POST', '/api/records', { ...creation, organisation: '71009641' }, key()),
      test.ask('ann', 'POST', '/api/records', { ...creation, recordType: 'unknown' }, key()),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('sees no registry, and is told whom to ask (CG-1)', async () => {
    const dan = await test.ask('dan', 'GET', '/api/registries');
    expect(dan.json).toMatchObject({ registries: [], accessContact: [{ en: 'Ask the clerk' }] });
    const cas = await test.ask('cas', 'GET', '/api/registries');
    expect(cas.json).toMatchObject({
      registries: [{ id: 'loans', recordTypes: [{ id: 'loan', canCreate: false }] }],
    });
    const ann = await test.ask('ann', 'GET', '/api/registries');
    expect(ann.json).toMatchObject({
      registries: [{ recordTypes: [{ canCreate: true }] }],
      accessContact: [],
    });
  });

  it('gets no definition and no validator', async () => {
    const bundle = loansBundle();
    const path = `/api/definitions/${bundle.hash}`;
    const validator = `${path}/validators/${bundle.steps.card?.schemaHash}.js`;
    for (const address of [path, validator]) {
      expect((await test.ask('ann', 'GET', address)).status).toBe(200);
      expect((await test.ask('dan', 'GET', address)).status).toBe(404);
    }
    const found = await test.ask('ann', 'GET', validator);
    expect(found.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(found.headers.get('cache-control')).toContain('immutable');
  });
});

describe('the database itself', () => {
  it('shows nothing without an actor, and to each actor only his own', async () => {
    const record = await sendRecord(test);
    const seenBy = (id: string) =>
      withActor(test.database, { kind: 'person', id }, (transaction) =>
        queryRows(
          transaction,
          sql`select (select count(*) from records where id = ${record.id})
          + (select count(*) from step_data where record = ${record.id})
          + (select count(*) from record_events where record = ${record.id})
          + (select count(*) from worklist where record = ${record.id})
          + (select count(*) from beneficiaries) as seen`,
        ),
      );
    expect(Number((await seenBy('ann'))[0]?.seen)).toBeGreaterThan(5);
    expect(Number((await seenBy('bob'))[0]?.seen)).toBe(0);
    expect(Number((await seenBy('nobody'))[0]?.seen)).toBe(0);
  });

  it('ends access with the membership, at once', async () => {
    const record = await createRecord(test);
    const withMembership = (value: string) =>
      withActor(test.database, { kind: 'system', name: 'test' }, (transaction) =>
        queryRows(transaction, sql`update memberships set valid_to = ${sql.raw(value)} where person = 'ann'`),
      );
    await withMembership("now() + interval '1 microsecond'");
    expect((await test.ask('ann', 'GET', `/api/records/${record.id}`)).status).toBe(404);
    await withMembership('null');
    expect((await test.ask('ann', 'GET', `/api/records/${record.id}`)).status).toBe(200);
  });

  it('notes who read a record', async () => {
    const record = await createRecord(test);
    await test.ask('ann', 'GET', `/api/records/${record.id}`);
    const lines = await test.asAdmin('select actor, what from access_log where $1 = any(records)', [
      record.id,
    ]);
    expect(lines).toEqual([{ actor: 'ann', what: 'read' }]);
  });
});

describe('a session', () => {
  const asking = async (token: string | undefined) => {
    const { identify: _, ...ports } = test.ports;
    const headers = token === undefined ? {} : { cookie: `other=1; ${sessionCookie(false)}=${token}` };
    return createApp(ports).request('http://localhost/api/session', { headers });
  };

  it('is needed', async () => {
    const answer = await asking(undefined);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect((await asking('made-up')).status).toBe(401);
  });

  it('tells who is signed in, until it is ended', async () => {
    const { token } = await createSession(test.database, 'ann');
    const answer = await asking(token);
    expect(await answer.json()).toEqual({
      person: { id: 'ann', givenName: 'Ann', familyName: 'Aerts', language: 'en' },
      memberships: [
        { registry: 'loans', role: 'clerk', organisation: { number: '71000436', name: 'North' } },
      ],
    });
    await revokeSession(test.database, token);
    expect((await asking(token)).status).toBe(401);
  });

  it('is shown, like a login and a role, to whom it concerns alone', async () => {
    await createSession(test.database, 'cas');
    await createSession(test.database, 'bob');
    await linkPeople(test.database, 'https://issuer.example', ['cas', 'bob']);
    const seen = (person: string, table: string, column = 'person') =>
      withActor(test.database, { kind: 'person', id: person }, async (transaction) =>
        (
          await queryRows<{ of: string }>(
            transaction,
            sql`select distinct ${sql.identifier(column)} as of from ${sql.identifier(table)} order by 1`,
          )
        ).map(({ of }) => of),
      );
    for (const table of ['sessions', 'identities', 'memberships', 'session_events']) {
      expect(await seen('cas', table), table).toEqual(['cas']);
    }
    expect((await seen('cas', 'membership_events', 'actor')).length).toBe(1);
    expect(await seen('dan', 'membership_events', 'actor')).toEqual([]);
    const changed = (statement: SQL) =>
      withActor(test.database, { kind: 'person', id: 'cas' }, (transaction) =>
        queryRows(transaction, statement),
      );
    expect(await changed(sql`delete from sessions where person = 'bob' returning 1`)).toEqual([]);
    expect(await changed(sql`update sessions set last_seen_at = now() returning 1`)).toEqual([]);
    const forged = sql`insert into sessions (token_hash, person, expires_at)
      values (repeat('0', 64), 'cas', now() + interval '1 hour')`;
    await expect(changed(forged)).rejects.toMatchObject({ cause: { code: '42501' } });
    // Without an actor nothing is told, but to who has the token.
    const client = new pg.Client({ connectionString: test.appUrl });
    await client.connect();
    const nobody = await client.query(
      'select 1 from sessions union all select 1 from identities union all select 1 from memberships union all select 1 from membership_events',
    );
    await client.end();
    expect(nobody.rows).toEqual([]);
  });

  it('ends when it is idle too long', async () => {
    const { token } = await createSession(test.database, 'bob');
    await withActor(test.database, { kind: 'system', name: 'session' }, (transaction) =>
      queryRows(
        transaction,
        sql`update sessions set last_seen_at = now() - interval '31 minutes' where person = 'bob'`,
      ),
    );
    expect((await asking(token)).status).toBe(401);
  });

  it('keeps a chosen language', async () => {
    const changed = await test.ask('cas', 'PATCH', '/api/session', { language: 'nl' });
    expect(changed.status).toBe(204);
    const after = await test.ask('cas', 'GET', '/api/session');
    expect(after.json).toMatchObject({ person: { language: 'nl' } });
    expect((await test.ask('cas', 'PATCH', '/api/session', { language: 'it' })).status).toBe(422);
  });
});

describe('publishing', () => {
  it('leaves records on the version they were started with', async () => {
    const record = await createRecord(test);
    const next = loansBundle('1.1.0');
    const { compileStepValidator } = await import('@greffe/definition/compile');
    const compiled = Object.values(next.steps).map(compileStepValidator);
    const published = { isNew: true, hasTakenForce: true };
    const again = { isNew: false, hasTakenForce: false };
    expect(await publishDefinition(test.database, next, compiled)).toEqual(published);
    expect(await publishDefinition(test.database, next, compiled)).toEqual(again);
    const old = viewOf(await test.ask('ann', 'GET', `/api/records/${record.id}`));
    expect(old.definition).toBe(loansBundle().hash);
    expect((await createRecord(test)).definition).toBe(next.hash);
    const path = `/api/records/${record.id}/steps/card/draft`;
    expect((await test.ask('ann', 'PUT', path, { data: { note: 'still' } }, match(1))).status).toBe(200);
  });
});
