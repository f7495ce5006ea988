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

async function apply(migrations: readonly Migration[], url = test.ownerUrl) {
  const client = new pg.Client({ connectionString: url });
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
    const two = { name: '9002_b.sql', sql: 'insert into later values (1); drop table later' };
    const one = { name: '9001_a.sql', sql: 'create table later (id integer)' };
    expect(await apply([two, ...known, one])).toEqual(['9001_a.sql', '9002_b.sql']);
    expect(await apply([two, ...known, one])).toEqual([]);
    await expect(apply(known), 'an older version, which 9001 would not have kept away').rejects.toThrow(
      '9002_b.sql, which this version does not know',
    );
  });

  it('let older versions serve that survive them', async () => {
    const other = await createTestDatabase();
    const added = { name: '9001_a.sql', sql: 'alter table organisations add column street text' };
    expect(await apply([...known, added], other.ownerUrl)).toEqual(['9001_a.sql']);
    expect(await apply(known, other.ownerUrl)).toEqual([]);
    await other.drop();
  });

  it('begin again after they and a server have waited for each other', async () => {
    const other = await createTestDatabase();
    const server = new pg.Client({ connectionString: other.ownerUrl });
    await server.connect();
    // So that it is the migration that gives way.
    await server.query("set deadlock_timeout = '20s'").catch(() => {});
    await server.query('begin; lock table persons in access share mode');
    const sql = `alter table organisations add column street text; alter table persons add column street text`;
    const migrated = migrate(other.ownerUrl, {
      migrations: [...known, { name: '9001_a.sql', sql }],
      lockTimeout: 10_000,
      pause: 20,
    });
    const isWaiting = async () =>
      ((await server.query("select from pg_locks where mode = 'AccessExclusiveLock' and not granted"))
        .rowCount ?? 0) > 0;
    await expect.poll(isWaiting, { interval: 5, timeout: 60_000 }).toBe(true);
    const ended = await server.query('select count(*) from organisations').then(
      () => 'read',
      (error: { code: string }) => error.code,
    );
    await server.query('rollback');
    expect(['read', '40P01']).toContain(ended);
    expect(await migrated).toEqual(['9001_a.sql']);
    await server.end();
    await other.drop();
  });

  it('wait a moment for their locks and then let others pass, again and again', async () => {
    const other = await createTestDatabase();
    const reader = new pg.Client({ connectionString: other.ownerUrl });
    await reader.connect();
    await reader.query('begin; lock table organisations in access share mode');
    const added = { name: '9001_a.sql', sql: 'alter table organisations add column street text' };
    const migrated = migrate(other.ownerUrl, { migrations: [...known, added], lockTimeout: 50, pause: 20 });
    const waiting = "select from pg_locks where mode = 'AccessExclusiveLock' and not granted";
    const isWaiting = async () => ((await reader.query(waiting)).rowCount ?? 0) > 0;
    await expect.poll(isWaiting, { interval: 5, timeout: 60_000 }).toBe(true);
    await expect.poll(isWaiting, { interval: 5, timeout: 60_000 }).toBe(false);
    await reader.query('commit');
    expect(await migrated).toEqual(['9001_a.sql']);
    await reader.end();
    await other.drop();
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
