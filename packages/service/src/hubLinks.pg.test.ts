import { databaseFault, queryRows, type SQL, sql, withActor } from '@greffe/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, askOf, createTestApp, type TestApp } from '../test/harness.ts';
import { key, match, viewOf } from '../test/steps.ts';
import { nissOf, visitors, visitsBundle } from '../test/visits.ts';
import type { RecordView } from './api/index.ts';
import { sessionActor } from './identity/sessions.ts';
import { createApp, createLinkSession, createSession, type VouchedLink } from './index.ts';
import { rolesIn } from './records/work.ts';

let test: TestApp;
let ask: (token: string, method: string, path: string, body?: unknown, headers?: object) => Promise<Answer>;
let evas: RecordView;
let finns: RecordView;
let abroad: RecordView;
/** What the hub says when it is asked. */
let answer: 'holds' | 'ended' | undefined;
let asked: string[];

beforeAll(async () => {
  test = await createTestApp([visitsBundle()], { identities: visitors });
  const { identify: _, ...ports } = test.ports;
  const app = createApp({
    ...ports,
    askHub: async ({ hub, id }) => {
      asked.push(`${hub} ${id}`);
      return answer;
    },
  });
  const plain = askOf(app);
  ask = (token, method, path, body, headers = {}) =>
    plain(undefined, method, path, body, {
      cookie: `greffe_session=${token}`,
      origin: 'http://localhost',
      ...headers,
    });
  evas = await visit({ number: nissOf.eva, name: 'Eva' });
  finns = await visit({ number: nissOf.finn, name: 'Finn' });
  abroad = await visit({ abroad: true, name: 'Eva', born: '1985-04-02' });
});
afterAll(() => test.end());
beforeEach(() => {
  answer = 'holds';
  asked = [];
});

async function visit(data: Record<string, unknown>): Promise<RecordView> {
  const creation = { registry: 'visits', recordType: 'visit', organisation: '71000436' };
  const created = viewOf(await test.ask('clara', 'POST', '/api/records', creation, key()));
  const validated = await test.ask(
    'clara',
    'POST',
    `/api/records/${created.id}/commands`,
    { type: 'validate', step: 'desk', data },
    { ...match(created.revision), ...key() },
  );
  expect(validated.status, validated.text).toBe(200);
  return viewOf(validated);
}

let links = 0;
const hour = 3_600_000;
const later = (ms: number) => new Date(Date.now() + ms);

async function open(
  more: Partial<VouchedLink> = {},
  how: Partial<Parameters<typeof createLinkSession>[2]> = {},
) {
  links += 1;
  const link = {
    hub: { id: 'south-hub', name: 'Hub of the South' },
    id: `link-${links}`,
    physician: { number: '10000007999', givenName: 'Hugo', familyName: 'Hens' },
    niss: nissOf.eva,
    until: later(24 * hour),
    ...more,
  };
  const session = await createLinkSession(test.database, link, { registries: ['visits'], ...how });
  return session?.token;
}
const opened = async (...how: Parameters<typeof open>) => (await open(...how)) ?? '';
const status = async (token: string, id = evas.id) => (await ask(token, 'GET', `/api/records/${id}`)).status;
/** As if so much time had gone by since the session began and was used. */
const wait = (interval: string) =>
  test.asAdmin(
    `update sessions set created_at = created_at - $1::interval, expires_at = expires_at - $1::interval,
      last_seen_at = last_seen_at - $1::interval, link_until = link_until - $1::interval,
      link_checked_at = link_checked_at - $1::interval where link_hub is not null`,
    [interval],
  );

describe('who comes by a hub’s link', () => {
  it('NP-4 reads the records of that patient, and no others: by address, list, count, search and history', async () => {
    const token = await opened();
    const absent = '01989d6e-3c1f-7d6c-9c1b-0d6c2f0a7b11';
    expect(await status(token)).toBe(200);
    for (const path of ['', '/audit', '/steps/answer/entries']) {
      const answers = await Promise.all(
        [finns.id, abroad.id, absent].map((id) => ask(token, 'GET', `/api/records/${id}${path}`)),
      );
      expect(answers.map((one) => [one.status, one.text])).toEqual(
        answers.map(() => [404, answers[2]?.text]),
      );
    }
    const list = await ask(token, 'GET', '/api/records?size=100');
    expect(list.json).toMatchObject({ total: 1, items: [{ id: evas.id, isMyTurn: false }] });
    for (const search of ['Finn', 'zz', '1985']) {
      const found = await ask(token, 'POST', '/api/records/search', { search });
      expect(found.json, search).toMatchObject({ total: 0, items: [] });
    }
  });

  it('reads what the definition lets that role read, and is offered nothing to do', async () => {
    const view = viewOf(await ask(await opened(), 'GET', `/api/records/${evas.id}`));
    const readable = Object.fromEntries(view.steps.map(({ id, isReadable }) => [id, isReadable]));
    expect(readable).toMatchObject({ desk: true, answer: false });
    expect(view.steps.flatMap(({ commands }) => commands)).toEqual([]);
  });

  it('NP-4 enters nothing', async () => {
    const token = await opened();
    const before = await test.asAdmin('select count(*)::int as events from record_events');
    const command = (body: object) =>
      ask(token, 'POST', `/api/records/${evas.id}/commands`, body, { ...match(evas.revision), ...key() });
    const answers = await Promise.all([
      command({ type: 'validate', step: 'answer', data: { note: 'x' } }),
      command({ type: 'reopen', step: 'desk' }),
      command({ type: 'annotate', step: 'desk', text: 'x' }),
      ask(
        token,
        'PUT',
        `/api/records/${evas.id}/steps/answer/draft`,
        { data: { note: 'x' } },
        match(evas.revision),
      ),
    ]);
    for (const one of answers) {
      expect(one.status, one.text).toBe(409);
      expect(one.json.refusal).toMatchObject({ code: 'notYourRole' });
    }
    const creation = { registry: 'visits', recordType: 'visit', organisation: '71000436' };
    for (const organisation of ['71000436', 'south-hub']) {
      const created = await ask(token, 'POST', '/api/records', { ...creation, organisation }, key());
      expect(created.status).toBe(403);
    }
    expect((await ask(token, 'GET', '/api/access')).json).toMatchObject({ registries: [] });
    expect((await ask(token, 'GET', '/api/studio/drafts')).status).toBe(404);
    expect(await test.asAdmin('select count(*)::int as events from record_events')).toEqual(before);
  });

  it('is shown in the audit by hub, name and number', async () => {
    await ask(await opened(), 'GET', `/api/records/${evas.id}`);
    const audit = await test.ask('clara', 'GET', `/api/records/${evas.id}/audit`);
    expect(audit.json.items).toContainEqual(
      expect.objectContaining({
        kind: 'read',
        by: { name: 'Hugo Hens (10000007999)' },
        as: [{ role: 'outsider', organisation: 'Hub of the South' }],
      }),
    );
  });

  it('is told by which hub, and until when', async () => {
    const until = later(10 * 60_000);
    const { json } = await ask(await opened({ until }), 'GET', '/api/session');
    expect(json).toMatchObject({
      person: { givenName: 'Hugo', familyName: 'Hens' },
      link: {
        hub: 'Hub of the South',
        number: '10000007999',
        until: until.toISOString(),
        endsAt: until.toISOString(),
      },
    });
  });

  it('holds none of the roles that the same number has here, and whoever has them holds none of a link', async () => {
    const number = '10000007777';
    await test.asAdmin('update persons set number = $1 where id = $2', [number, 'clara']);
    const token = await opened({ physician: { number, givenName: 'Clara', familyName: 'Claes' } });
    expect((await ask(token, 'GET', '/api/session')).json.memberships).toEqual([
      {
        registry: 'visits',
        role: 'outsider',
        organisation: { number: 'south-hub', name: 'Hub of the South' },
      },
    ]);
    expect(await status(token, finns.id)).toBe(404);
    const own = (await createSession(test.database, 'clara')).token;
    expect(await status(own, finns.id)).toBe(200);
    // A role of a link that somebody was given all the same opens nothing.
    await test.asAdmin(
      `insert into memberships (person, registry, role, organisation) values ('finn', 'visits', 'outsider', '71000436')`,
    );
    expect(await status((await createSession(test.database, 'finn')).token)).toBe(404);
  });
});

it('a role counts by a link where the definition says so, for that patient alone, and by nothing else', () => {
  const organisation = { number: '71000436', name: 'North' };
  const held = (role: string, ownKey: string, isLinked: boolean) =>
    rolesIn([{ registry: 'visits', role, organisation, ownKey, isLinked }], visitsBundle(), {
      organisation: organisation.number,
      ownKey: 'eva',
    });
  expect(held('outsider', 'eva', true)).toEqual(['outsider']);
  expect(held('outsider', 'finn', true)).toEqual([]);
  expect(held('outsider', 'eva', false)).toEqual([]);
  expect(held('clerk', 'eva', true)).toEqual([]);
  expect(held('guest', 'eva', true)).toEqual([]);
});

describe('a link', () => {
  it('is used once, and not after the therapeutic link has ended; a hub that opens nothing lets nobody in', async () => {
    const again = { id: 'again' };
    const answers = await Promise.all([open(again), open(again), open(again)]);
    expect(answers.filter((token) => token !== undefined)).toHaveLength(1);
    expect(await open(again)).toBeUndefined();
    expect(await open({ ...again, hub: { id: 'other-hub', name: 'Other' } })).toBeDefined();
    expect(await open({ until: later(-1000) })).toBeUndefined();
    expect(await open({}, { registries: ['loans'] })).toBeUndefined();
  });

  it('opens for an hour at most, for no longer than it holds, and not when it lies unused', async () => {
    const [long, short] = [await opened(), await opened({ until: later(10 * 60_000) })];
    await wait('9 minutes');
    expect([await status(long), await status(short)]).toEqual([200, 200]);
    await wait('2 minutes');
    expect([await status(long), await status(short)]).toEqual([200, 401]);
    await wait('14 minutes');
    expect(await status(long)).toBe(200);
    await wait('16 minutes');
    expect(await status(long)).toBe(401);
    const used = await opened();
    await wait('61 minutes');
    await test.asAdmin('update sessions set last_seen_at = now()');
    expect(await status(used)).toBe(401);
  });

  it('is asked of its hub again after a minute: it goes on while the hub says so, and is closed without an answer', async () => {
    const token = await opened({ id: 'asked' }, { isAsked: true });
    await wait('50 seconds');
    expect([await status(token), asked]).toEqual([200, []]);
    await wait('11 seconds');
    expect([await status(token), await status(token), asked]).toEqual([200, 200, ['south-hub asked']]);
    await wait('61 seconds');
    answer = undefined;
    expect([await status(token), (await ask(token, 'GET', '/api/records')).status]).toEqual([401, 401]);
    answer = 'holds';
    expect(await status(token)).toBe(200);
    await wait('61 seconds');
    answer = 'ended';
    expect(await status(token)).toBe(401);
    answer = 'holds';
    expect(await status(token)).toBe(401);
    const [event] = await test.asAdmin('select what from session_events order by id desc limit 1');
    expect(event?.what).toBe('linkEnded');
  });
});

describe('what the database holds to by itself', () => {
  it('has a subject for that patient alone, which nobody may write by', async () => {
    const rows = await test.asAdmin(
      `select a.record, a.what, r.own_key is not null as is_known, subject from record_access a join records r on r.id = a.record
        where subject like 'link:%' and (until is null or until > now())`,
    );
    expect(rows.filter(({ record }) => [evas.id, finns.id].includes(String(record)))).toHaveLength(2);
    for (const { what, subject } of rows) {
      expect(what).toBe('read');
      expect(subject).not.toMatch(/85040216932|61031712684/);
    }
    await expect(
      test.asAdmin(`update record_access set what = 'write' where subject like 'link:%'`),
    ).rejects.toThrow('record_access_link_reads');
  });

  it('lets it read what hangs on that record, and write nowhere', async () => {
    const actor = await sessionActor(await opened());
    const run = (query: SQL) =>
      withActor(test.database, actor, (transaction) => queryRows<{ count: number }>(transaction, query));
    const refused = (query: SQL) =>
      run(query).then(
        (rows) => rows.length,
        (error: unknown) => databaseFault(error)?.code,
      );
    for (const [table, column] of Object.entries({
      records: 'id',
      worklist: 'record',
      step_data: 'record',
      record_events: 'record',
    })) {
      const count = (id: string) =>
        run(
          sql`select count(*)::int as count from ${sql.identifier(table)}
            where ${sql.identifier(column)} = ${id}::uuid`,
        );
      expect((await count(evas.id))[0]?.count, table).toBeGreaterThan(0);
      expect((await count(finns.id))[0]?.count, table).toBe(0);
    }
    const id = evas.id;
    const writes = [
      sql`update records set revision = revision + 1 where id = ${id}::uuid returning 1`,
      sql`update worklist set search = 'x' where record = ${id}::uuid returning 1`,
      sql`update step_data set draft = '{}' where record = ${id}::uuid returning 1`,
      sql`update beneficiaries set last_name = 'x' returning 1`,
    ];
    for (const write of writes) expect(await refused(write)).toBe(0);
    const denied = [
      sql`insert into record_events (record, seq, at, actor, is_system, type, payload, prev_hash, hash)
        values (${id}::uuid, 900, now(), 'x', false, 'x', '{}', '', repeat('0', 64))`,
      sql`insert into step_data (record, step, round) values (${id}::uuid, 'desk', 9)`,
      sql`insert into transmissions (record, version, receiver, key, created_at)
        values (${id}::uuid, 9, 'x', gen_random_uuid(), now())`,
      sql`insert into record_access (record, subject) values (${finns.id}::uuid, 'person:x')`,
      sql`select greffe_grant(${id}::uuid, array['person:x'], array[]::text[])`,
      sql`insert into memberships (person, registry, role, organisation, granted_by)
        values ('gus', 'visits', 'clerk', '71000436', greffe_actor())`,
    ];
    for (const write of denied) expect(await refused(write)).toBe('42501');
  });

  it('makes no member, no administrator and no identity of whoever came by a hub', async () => {
    await opened();
    const id = 'hub:south-hub:10000007999';
    for (const insertion of [
      `insert into memberships (person, registry, role, organisation) values ('${id}', 'visits', 'clerk', '71000436')`,
      `insert into identities (issuer, subject, person) values ('x', 'y', '${id}')`,
      `insert into sessions (token_hash, person, expires_at) values (repeat('0', 64), '${id}', now() + interval '1 hour')`,
    ])
      await expect(test.asAdmin(insertion)).rejects.toThrow('_a_hub');
  });
});
