import { databaseFault, queryRows, type SQL, sql, withActor } from '@greffe/database';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestApp, type TestApp } from '../test/harness.ts';
import { loansBundle } from '../test/loans.ts';
import { eventsOf, openLines } from '../test/sealed.ts';
import {
  command,
  createRecord,
  creation,
  key,
  saveDraft,
  sendRecord,
  soundData,
  viewOf,
} from '../test/steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp([loansBundle()]);
});
afterAll(() => test.end());

const as = (id: string, query: SQL) =>
  withActor(test.database, { kind: 'person', id }, (transaction) => queryRows(transaction, query));

/** What the log says of a record since it was made, oldest first. */
const linesOf = async (record: string) =>
  openLines(
    test,
    record,
    await test.asAdmin(
      'select actor, what, acting_as, address, detail from access_log where $1 = any(records) order by id',
      [record],
    ),
  );
const clerk = ['org:71000436:loans:clerk'];

describe('a read of a record', () => {
  it('is noted with who, in which role and organisation, what, when and from where', async () => {
    const { id } = await createRecord(test);
    await test.ask('ann', 'GET', `/api/records/${id}`, undefined, {}, { address: '192.0.2.7' });
    await test.ask('ann', 'GET', '/api/records?size=100&registry=loans');
    expect(await linesOf(id)).toEqual([
      { actor: 'ann', what: 'read', acting_as: clerk, address: '192.0.2.7', detail: {} },
      { actor: 'ann', what: 'list', acting_as: clerk, address: '', detail: {} },
    ]);
  });

  it('costs one statement more, in the same transaction, whatever it shows', async () => {
    const { id } = await createRecord(test);
    const statements: string[] = [];
    const query = vi.spyOn(pg.Client.prototype, 'query');
    await test.ask('ann', 'GET', `/api/records/${id}`);
    await test.ask('ann', 'GET', '/api/records?size=100');
    for (const [asked] of query.mock.calls as unknown as [string | { text: string }][])
      statements.push(typeof asked === 'string' ? asked : asked.text);
    query.mockRestore();
    expect(statements.filter((text) => /^insert/i.test(text))).toEqual([
      expect.stringContaining('insert into "access_log"'),
      expect.stringContaining('insert into "access_log"'),
    ]);
    expect(statements.filter((text) => /^begin/i.test(text))).toHaveLength(2);
  });
});

it('an answer that is given again is read again', async () => {
  const same = key();
  const { id } = viewOf(await test.ask('ann', 'POST', '/api/records', creation, same));
  expect(await linesOf(id)).toEqual([]);
  await test.ask('ann', 'POST', '/api/records', creation, same);
  expect(await linesOf(id)).toMatchObject([{ actor: 'ann', what: 'read', acting_as: clerk }]);
});

describe('a save of a draft', () => {
  it('is noted with the values before and after, and nothing when nothing changed', async () => {
    const record = await createRecord(test);
    const save = async (revision: number, data: unknown) => {
      const saved = await saveDraft(test, { id: record.id, revision }, data);
      expect(saved.status, saved.text).toBe(200);
    };
    await save(1, { on: '2020-05-01', note: 'first' });
    await save(2, { on: '2020-05-01', note: 'second', who: { family: 'Maes' } });
    await save(3, { on: '2020-05-01', note: 'second', who: { family: 'Maes' } });
    const lines = await linesOf(record.id);
    const day = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/);
    expect(lines.map(({ actor, what, detail }) => ({ actor, what, detail }))).toEqual([
      {
        actor: 'ann',
        what: 'save',
        detail: {
          step: 'card',
          changes: [
            { pointer: '/on', before: day, after: '2020-05-01' },
            { pointer: '/note', after: 'first' },
          ],
        },
      },
      {
        actor: 'ann',
        what: 'save',
        detail: {
          step: 'card',
          changes: [
            { pointer: '/note', before: 'first', after: 'second' },
            { pointer: '/who/family', after: 'Maes' },
          ],
        },
      },
    ]);
  });
});

describe('a command', () => {
  it('is an event with who, in which role, from where, and the values', async () => {
    const created = await createRecord(test);
    const path = `/api/records/${created.id}/commands`;
    const body = { type: 'validate', step: 'card', data: soundData };
    const headers = { 'if-match': '"1"', ...key() };
    await test.ask('ann', 'POST', path, body, headers, { address: '2001:db8::7' });
    const events = await eventsOf(test, created.id);
    expect(events.filter(({ payload }) => payload.by === undefined)).toEqual([]);
    expect(events[0]).toMatchObject({ type: 'created', actor: 'ann', payload: { by: { as: clerk } } });
    expect(events.find(({ payload }) => payload.data !== undefined)).toMatchObject({
      actor: 'ann',
      payload: { by: { as: clerk, address: '2001:db8::7' }, data: { on: '2020-05-01' } },
    });
  });
});

describe('an attempt that was refused', () => {
  it('is noted, of a record that is somebody else’s', async () => {
    const { id } = await createRecord(test);
    await test.ask('bob', 'GET', `/api/records/${id}`, undefined, {}, { address: '192.0.2.9' });
    await saveDraft(test, { id, revision: 1 }, { note: 'secret' }, 'bob');
    await command(test, { id, revision: 1 }, 'validate', { person: 'dan' });
    const south = ['org:71009641:loans:clerk'];
    const refused = { what: 'refused', address: '' };
    const lines = await linesOf(id);
    expect(lines).toEqual([
      {
        ...refused,
        actor: 'bob',
        acting_as: south,
        address: '192.0.2.9',
        detail: { method: 'GET', problem: 'notFound' },
      },
      {
        ...refused,
        actor: 'bob',
        acting_as: south,
        detail: { method: 'PUT', place: 'draft', step: 'card', problem: 'notFound' },
      },
      {
        ...refused,
        actor: 'dan',
        acting_as: [],
        detail: { method: 'POST', place: 'commands', command: 'validate', step: 'card', problem: 'notFound' },
      },
    ]);
    expect(JSON.stringify(lines), 'never what was typed').not.toContain('secret');
  });

  it('is noted with the engine’s reason, and for a record that does not exist', async () => {
    const record = await sendRecord(test);
    await saveDraft(test, record, { note: 'late' });
    const [line] = (await linesOf(record.id)).filter(({ what }) => what === 'refused');
    expect(line).toMatchObject({ actor: 'ann', detail: { problem: 'refused', code: expect.any(String) } });
    const absent = crypto.randomUUID();
    await test.ask('bob', 'GET', `/api/records/${absent}`);
    expect(await linesOf(absent)).toHaveLength(1);
  });

  it('is noted where nothing was made', async () => {
    await test.ask('dan', 'POST', '/api/records', creation, key());
    const lines = await test.asAdmin("select actor, detail from access_log where records = '{}'");
    expect(lines).toContainEqual({
      actor: 'dan',
      detail: { method: 'POST', registry: 'loans', problem: 'forbidden' },
    });
  });

  it('is noted of roles and of the studio, with what was asked for and never whom', async () => {
    const person = { number: '11820439730', givenName: 'Secret', familyName: 'Name' };
    const given = { person, registry: 'loans', role: 'clerk', organisation: '71000436', from: '2026-01-01' };
    const asked = [
      await test.ask('cas', 'POST', '/api/access/memberships', given, key()),
      await test.ask('cas', 'POST', '/api/access/memberships/1/end', { reason: 'secret' }),
      await test.ask('cas', 'GET', '/api/access/memberships/1/history'),
      await test.ask('cas', 'POST', '/api/access/people', { login: 'secret' }),
      await test.ask('cas', 'POST', '/api/organisations', { number: '71000000', name: 'Secret' }),
      await test.ask('cas', 'POST', '/api/studio/drafts', { registry: 'loans', from: 'empty' }),
    ];
    expect(asked.map(({ status }) => status)).toEqual([403, 404, 404, 404, 404, 404]);
    const lines = await test.asAdmin(
      "select detail from access_log where actor = 'cas' and what = 'refused'",
    );
    const place = 'access/memberships';
    expect(lines.map(({ detail }) => detail)).toEqual([
      {
        method: 'POST',
        place,
        problem: 'mayNotGrant',
        registry: 'loans',
        role: 'clerk',
        organisation: '71000436',
      },
      { method: 'POST', place: `${place}/1/end`, problem: 'notFound' },
      { method: 'GET', place: `${place}/1/history`, problem: 'notFound' },
      { method: 'POST', place: 'access/people', problem: 'notFound' },
      { method: 'POST', place: 'organisations', problem: 'notFound' },
      { method: 'POST', place: 'studio/drafts', problem: 'notFound' },
    ]);
  });

  it('is no broken request', async () => {
    const { id } = await createRecord(test);
    await test.ask('ann', 'PUT', `/api/records/${id}/steps/card/draft`, '{', { 'if-match': '"1"' });
    await test.ask('ann', 'PUT', `/api/records/${id}/steps/card/draft`, { data: {} });
    expect(await linesOf(id)).toEqual([]);
  });
});

describe('the log', () => {
  it('is read by whoever may see the record, and by nobody else', async () => {
    const record = await createRecord(test);
    await saveDraft(test, record, { note: 'x' });
    const count = sql`select count(*)::int as count from access_log where ${record.id} = any(records)`;
    expect(await as('ann', count)).toEqual([{ count: 1 }]);
    expect(await as('bob', count)).toEqual([{ count: 0 }]);
    expect(await as('dan', count)).toEqual([{ count: 0 }]);
  });

  it('is written by each in his own name alone', async () => {
    const forged = sql`insert into access_log (actor, what, records) values ('bob', 'read', '{}')`;
    const error = await as('ann', forged).catch((thrown: unknown) => thrown);
    expect(databaseFault(error)?.code).toBe('42501');
  });

  it.each(['access_log', 'record_events', 'audit_seals'])('%s only ever grows', async (table) => {
    for (const query of [
      `update ${table} set at = now()`,
      `delete from ${table}`,
      `truncate ${table}`,
      `alter table ${table} disable trigger all`,
      `drop table ${table}`,
      'set session_replication_role = replica',
    ]) {
      const error = await as('ann', sql.raw(query)).catch((thrown: unknown) => thrown);
      expect(databaseFault(error)?.code, query).toBe('42501');
    }
    // Who owns it, and an administrator who does not turn the triggers off first.
    for (const url of [test.ownerUrl, test.adminUrl]) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query("set greffe.actor = 'system:auditor'");
      await client.query(`truncate ${table}`).then(
        () => expect.unreachable('it was emptied'),
        (error: unknown) => expect(databaseFault(error)?.code).toBe('42501'),
      );
      await client.end();
    }
  });
});

it('a record’s chain and its view are as before', async () => {
  const record = await sendRecord(test);
  const view = viewOf(await test.ask('ann', 'GET', `/api/records/${record.id}`));
  expect(view.history.map(({ type }) => type)).toContain('validated');
});
