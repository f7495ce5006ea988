import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';

/*
 * What a saved draft costs when the product's own way to its tables is written by hand: its role and its policies of
 * row-level security, the session and its memberships looked up, the record locked, the draft, the record and the
 * list's row written in one statement, a line in `access_log`. Statements have names, and go together where none waits
 * for another, as in the product; the bare handler has neither, so that a ratio of the two says less than a difference
 * to the product. Without the rest of the product: no check of what is asked, no workflow, no limits, nothing sealed,
 * no line of log, no object-relational mapping.
 * Usage: node bench/saves/guarded.ts <database url of an administrator> <session> <step>; prints its port.
 */
const [, , url = '', session = '', step = ''] = process.argv;
const pool = new pg.Pool({ connectionString: url, max: 20, options: '-c role=greffe_app', pipeline: true });
const hash = createHash('sha256').update(session).digest('hex');

const who = `with who as materialized (select id, link from greffe_session($1, 60, 15, 1, false)), held as (
    select h.registry, h.role, h.number, h.name, h.own_key from who, greffe_held(who.id) h)
  select who.id as person, set_config('greffe.actor', who.id, true),
    set_config('greffe.subjects', ((select array_agg('org:' || number || ':' || registry || ':' || role)
      || array_agg(distinct 'role:' || registry || ':' || role) from held) || ('person:' || who.id))::text, true),
    (select jsonb_agg(to_jsonb(held)) from held) as memberships
  from who`;
const lock = 'select id, revision, snapshot, definition from records where id = $1 for update';
const save = `with saved as (update step_data set draft = $2::jsonb, saved_at = clock_timestamp()
    where record = $1 and step = $3 and entry = '' and round = 1 returning saved_at),
  changed as (update records set revision = revision + 1, updated_at = saved_at from saved where id = $1),
  listed as (update worklist set updated_at = saved_at, beneficiary = $4, search = $4 from saved where record = $1)
  select saved_at from saved`;

const note = `insert into access_log (at, actor, what, records, acting_as, address, detail)
  values (clock_timestamp(), $1, 'save', array[$2::uuid], '{}', '', $3)`;

const app = new Hono().put('/records/:id', async (c) => {
  const id = c.req.param('id');
  const { data } = await c.req.json<{ data: unknown }>();
  const client = await pool.connect();
  try {
    const [, asked, { rows }] = await Promise.all([
      client.query('begin'),
      client.query<{ person: string }>({ name: 'who', text: who, values: [hash] }),
      client.query<{ revision: number }>({ name: 'lock', text: lock, values: [id] }),
    ]);
    const [found] = rows;
    if (found === undefined) throw new Error('The record is not there for the session.');
    const values = [id, JSON.stringify(data), step, 'Exemple 0'];
    const saved = await client.query({ name: 'save', text: save, values });
    if (saved.rowCount !== 1) throw new Error('Nothing was saved.');
    const line = [asked.rows[0]?.person, id, JSON.stringify({ step, changes: values[1] })];
    await Promise.all([client.query({ name: 'note', text: note, values: line }), client.query('commit')]);
    return c.json({ revision: found.revision + 1 });
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
console.log(JSON.stringify({ port: typeof address === 'object' && address ? address.port : 0 }));
