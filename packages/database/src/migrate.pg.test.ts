import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../test/database.ts';
import { applyMigrations, type Migration } from './index.ts';
import { migrate, readMigrations } from './node/index.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let known: readonly Migration[];
beforeAll(async () => {
  test = await createTestDatabase();
  known = await readMigrations();
});
afterAll(() => test.drop());

async function apply(migrations: readonly Migration[]) {
  const client = new pg.Client({ connectionString: test.ownerUrl });
  await client.connect();
  try {
    return await applyMigrations(
      {
        run: async (sql) => {
          await client.query(sql);
        },
        query: async (sql, values) => (await client.query(sql, values ? [...values] : [])).rows,
      },
      migrations,
    );
  } finally {
    await client.end();
  }
}

describe('migrations', () => {
  it('are never changed after they were applied', async () => {
    const [first, ...rest] = known;
    const changed = { name: first?.name ?? '', sql: `${first?.sql} -- more` };
    await expect(apply([changed, ...rest])).rejects.toThrow('was changed after it had been applied');
  });

  it('are applied once, in the order of their names', async () => {
    expect(await migrate(test.ownerUrl)).toEqual([]);
    const two = { name: '9002_b.sql', sql: 'insert into later values (1)' };
    const one = { name: '9001_a.sql', sql: 'create table later (id integer)' };
    expect(await apply([two, ...known, one])).toEqual(['9001_a.sql', '9002_b.sql']);
    expect(await apply([two, ...known, one])).toEqual([]);
    await expect(apply(known)).rejects.toThrow('9001_a.sql, which this version does not know');
  });

  it('bring the records of an older database along', async () => {
    const before = known.filter(({ name }) => name < '0007');
    const older = await createTestDatabase();
    const client = new pg.Client({ connectionString: older.ownerUrl });
    await client.connect();
    const connection = {
      run: async (sql: string) => {
        await client.query(sql);
      },
      query: async (sql: string, values?: readonly unknown[]) =>
        (await client.query(sql, values ? [...values] : [])).rows,
    };
    await client.query('drop owned by greffe_owner cascade; create schema if not exists public');
    await client.query('grant usage on schema public to greffe_app');
    await applyMigrations(connection, before);
    const id = '01989d6e-3c1f-7d6c-9c1b-0d6c2f0a7b11';
    await client.query(`begin;
      set local greffe.actor = 'ann';
      set local greffe.subjects = '["person:ann"]';
      insert into record_access (record, subject) values ('${id}', 'person:ann');
      insert into records (id, registry, record_type, definition, status, snapshot, organisation, author,
        created_at, updated_at)
        values ('${id}', 'r', 't', repeat('0', 64), 'open', '{}', 'canary', 'canary', now(), now());
      insert into step_data (record, step, draft, saved_at) values ('${id}', 's', '{"a":1}', now());
      commit`);
    await applyMigrations(connection, known);
    await client.query(`begin; set local greffe.subjects = '["system:clock"]'`);
    const { rows } = await client.query('select step, round, entry, draft from step_data');
    expect(rows, 'as the clock sees it, who could not see it before').toEqual([
      { step: 's', round: 1, entry: '', draft: { a: 1 } },
    ]);
    await client.end();
    await older.drop();
  });

  it('leave nothing behind when one fails', async () => {
    const fresh = await createTestDatabase();
    const client = new pg.Client({ connectionString: fresh.ownerUrl });
    await client.connect();
    const connection = {
      run: async (sql: string) => {
        await client.query(sql);
      },
      query: async (sql: string, values?: readonly unknown[]) =>
        (await client.query(sql, values ? [...values] : [])).rows,
    };
    const good = { name: '9001_good.sql', sql: 'create table half (id integer)' };
    const bad = { name: '9002_bad.sql', sql: 'create table half (id integer)' };
    await expect(applyMigrations(connection, [...known, good, bad])).rejects.toMatchObject({ code: '42P07' });
    const { rows } = await client.query("select to_regclass('half') as half");
    expect(rows).toEqual([{ half: null }]);
    await client.end();
    await fresh.drop();
  });
});
