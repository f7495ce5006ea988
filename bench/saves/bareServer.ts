import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createClient, type Sent } from '../lib/load.ts';

const program = fileURLToPath(new URL('bare.ts', import.meta.url));

/** The bare handler in a database of its own on the product's PostgreSQL. */
export async function startBare(adminUrl: string, connections: number) {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query('create database bare');
  const { rows } = await admin.query<{ fsync: string }>("select current_setting('fsync') as fsync");
  await admin.end();
  if (rows[0]?.fsync !== 'on')
    throw new Error('PostgreSQL runs without fsync: the figures would be worth nothing.');
  const url = adminUrl.replace(/\/postgres$/, '/bare');
  const child = spawn(process.execPath, [program, url, String(connections)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const first = await Promise.race([once(child.stdout, 'data'), once(child, 'close').then(() => undefined)]);
  if (!first) throw new Error('The bare handler ended before it served.');
  const { port, ids } = JSON.parse(String(first[0])) as { port: number; ids: string[] };
  const client = createClient(`http://127.0.0.1:${port}`, connections);
  return {
    save(connection: number, data: object): Promise<Sent> {
      const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
      const path = `/records/${ids[connection]}`;
      return client.ask({ method: 'PUT', path, headers, body: JSON.stringify({ data }) });
    },
    async stop() {
      client.close();
      child.kill('SIGTERM');
      await once(child, 'close');
    },
  };
}
