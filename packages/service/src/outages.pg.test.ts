import { queryRows, sql, withActor } from '@greffe/database';
import { connect } from '@greffe/database/node';
import { type Line, layLine } from '@greffe/database/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, askOf, createTestApp, type TestApp } from '../test/harness.ts';
import { loansBundle } from '../test/loans.ts';
import { createRecord, key, match, soundData } from '../test/steps.ts';
import { createApp } from './index.ts';

let test: TestApp;
let line: Line;
let admin: pg.Client;
beforeAll(async () => {
  test = await createTestApp([loansBundle()]);
  line = await layLine(test.appUrl);
  admin = new pg.Client({ connectionString: test.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await line.close();
  await test.end();
});

/** The application by way of a line that can be held and cut, with little patience. */
function behindTheLine(size = 2) {
  const database = connect(line.url, {
    size,
    answerTimeout: 400,
    connectTimeout: 1_000,
    statementTimeout: 200,
  });
  return { database, ask: askOf(createApp({ ...test.ports, database })), close: () => database.close() };
}

/** Everything that a command can write to, as text. */
async function everything(): Promise<Record<string, string>> {
  const { rows } = await admin.query<{ name: string }>(`select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname not in ('greffe_migrations', 'rate_limits')
    order by relname`);
  const found: Record<string, string> = {};
  for (const { name } of rows) {
    const text = await admin.query(
      `select coalesce(string_agg(t::text, e'\n' order by t::text), '') as text from ${name} t`,
    );
    found[name] = text.rows[0]?.text;
  }
  return found;
}

function expectLater(answer: Answer): void {
  expect(answer.status, answer.text).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('2');
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.json).toMatchObject({ code: 'unavailable', type: 'urn:greffe:problem:unavailable' });
}

describe('a database in trouble', () => {
  it('that is gone: told in each language, and the same save goes on when it is back', async () => {
    const app = behindTheLine();
    const record = await createRecord(test);
    const path = `/api/records/${record.id}/steps/card/draft`;
    const save = (language = 'en') =>
      app.ask('ann', 'PUT', path, { data: { note: 'x' } }, { ...match(1), 'accept-language': language });
    line.cut();
    const titles = [];
    for (const language of ['fr', 'nl', 'de', 'en']) {
      const answer = await save(language);
      expectLater(answer);
      expect(answer.headers.get('content-language')).toBe(language);
      titles.push(answer.json.title);
    }
    expect(new Set(titles).size).toBe(4);
    line.mend();
    const saved = await save();
    expect(saved.status, saved.text).toBe(200);
    expect(saved.json.revision).toBe(2);
    await app.close();
  });

  it('that answers nothing in the middle of a save: the same save again is done once', async () => {
    const app = behindTheLine();
    const record = await createRecord(test);
    const path = `/api/records/${record.id}/steps/card/draft`;
    const save = (note: string, revision: number) =>
      app.ask('ann', 'PUT', path, { data: { note } }, match(revision));
    expect((await save('first', 1)).status).toBe(200);
    const asked = save('second', 2);
    line.hold();
    expectLater(await asked);
    line.mend();
    const again = await save('second', 2);
    expect(again.status, again.text).toBe(200);
    expect(again.json.revision).toBe(3);
    const lines = await test.asAdmin(
      "select count(*)::int as count from access_log where what = 'save' and records = array[$1::uuid]",
      [record.id],
    );
    expect(lines).toEqual([{ count: 2 }]);
    await app.close();
  });

  it('whose connections are all in use: later, and then as usual', async () => {
    const app = behindTheLine(1);
    let end = () => {};
    const held = new Promise<void>((resolve) => {
      end = resolve;
    });
    let isHeld = () => {};
    const holding = new Promise<void>((resolve) => {
      isHeld = resolve;
    });
    const busy = withActor(app.database, { kind: 'system', name: 'test' }, async (transaction) => {
      await queryRows(transaction, sql`select 1 as one`);
      isHeld();
      await held;
    });
    await holding;
    expectLater(await app.ask('ann', 'GET', '/api/records'));
    end();
    await busy;
    expect((await app.ask('ann', 'GET', '/api/records')).status).toBe(200);
    await app.close();
  });

  it('in which a query hangs: ended, later, and then as usual', async () => {
    const app = behindTheLine(1);
    const record = await createRecord(test);
    const path = `/api/records/${record.id}/steps/card/draft`;
    const save = () => app.ask('ann', 'PUT', path, { data: { note: 'x' } }, match(1));
    await admin.query('begin');
    await admin.query('select from records where id = $1 for update', [record.id]);
    expectLater(await save());
    await admin.query('rollback');
    const saved = await save();
    expect(saved.status, saved.text).toBe(200);
    await app.close();
  });
});

/** From here on whatever writes to the table is refused as PostgreSQL refuses it when there is no room. */
const noRoom = (table: string) =>
  admin.query(`
    create or replace function greffe_no_room() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
    create trigger no_room before insert or update on ${table} for each statement execute function greffe_no_room()`);

describe('a disk that is full', () => {
  it('at whatever a command writes: nothing of it is done, what is read is read, and the same key does it later', async () => {
    const { rows } = await admin.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' order by tablename",
    );
    // Which tables one command writes to is seen, not said: by those that have changed after one.
    const tried = await createRecord(test);
    const before = await everything();
    const validate = (record: { id: string }, headers: Record<string, string>) =>
      test.ask(
        'ann',
        'POST',
        `/api/records/${record.id}/commands`,
        { type: 'validate', step: 'card', data: soundData },
        {
          ...match(1),
          ...headers,
        },
      );
    expect((await validate(tried, key())).status).toBe(200);
    const after = await everything();
    const written = rows.map(({ name }) => name).filter((name) => before[name] !== after[name]);
    expect(written.length, written.join(', ')).toBeGreaterThanOrEqual(7);

    for (const table of written) {
      const record = await createRecord(test);
      const headers = key();
      const whole = await everything();
      await noRoom(table);
      const refused = await validate(record, headers);
      const read = await test.ask('ann', 'GET', '/api/registries');
      await admin.query(`drop trigger no_room on ${table}`);
      expectLater(refused);
      expect(read.status, table).toBe(200);
      expect(await everything(), `after no room in ${table}`).toEqual(whole);
      const again = await validate(record, headers);
      expect(again.status, `${table}: ${again.text}`).toBe(200);
    }
  });
});
