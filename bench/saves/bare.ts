import { once } from 'node:events';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';

/*
 * The least that a durable save can do over HTTP, as a process of its own: parse, lock the record's row, write an
 * audit row and an idempotency row, replace the data, commit. No session, no rules, no row-level security.
 * Usage: node bench/saves/bare.ts <database url> <records>; prints its port and the records' ids.
 */
const [, , url = '', count = '20'] = process.argv;
const pool = new pg.Pool({ connectionString: url, max: 20 });

await pool.query(`
  create table bare_record (id uuid primary key, revision integer not null, data jsonb not null);
  create table bare_audit (id bigint generated always as identity primary key, record uuid not null,
    at timestamptz not null default now(), actor text not null, what text not null);
  create table bare_idempotency (key text primary key, at timestamptz not null default now(), answer text not null);
`);
const { rows } = await pool.query<{ id: string }>(
  "insert into bare_record select gen_random_uuid(), 1, '{}' from generate_series(1, $1) returning id",
  [Number(count)],
);

const app = new Hono().put('/records/:id', async (c) => {
  const id = c.req.param('id');
  const { data } = await c.req.json<{ data: unknown }>();
  const client = await pool.connect();
  try {
    await client.query('begin');
    const found = await client.query<{ revision: number }>(
      'select revision from bare_record where id = $1 for update',
      [id],
    );
    const revision = (found.rows[0]?.revision ?? 0) + 1;
    await client.query("insert into bare_audit (record, actor, what) values ($1, 'bench', 'saved')", [id]);
    await client.query('insert into bare_idempotency (key, answer) values ($1, $2)', [
      c.req.header('idempotency-key'),
      JSON.stringify({ revision }),
    ]);
    await client.query('update bare_record set data = $2, revision = $3 where id = $1', [
      id,
      JSON.stringify(data),
      revision,
    ]);
    await client.query('commit');
    return c.json({ revision });
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
});

const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
await once(server, 'listening');
const address = server.address();
const port = typeof address === 'object' && address ? address.port : 0;
console.log(JSON.stringify({ port, ids: rows.map(({ id }) => id) }));
