import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createClient, type Sent } from '../lib/load.ts';

/** A handler written for the bench, in a process of its own. */
export interface Handler {
  save(connection: number, data: object): Promise<Sent>;
  stop(): Promise<void>;
}

interface Started {
  readonly port: number;
  readonly ids?: readonly string[];
}

/** The bare handler in a database of its own on the product's PostgreSQL. */
export async function startBare(adminUrl: string, connections: number): Promise<Handler> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query('create database bare');
  const { rows } = await admin.query<{ fsync: string }>("select current_setting('fsync') as fsync");
  await admin.end();
  if (rows[0]?.fsync !== 'on')
    throw new Error('PostgreSQL runs without fsync: the figures would be worth nothing.');
  return startHandler(
    new URL('bare.ts', import.meta.url),
    [adminUrl.replace(/\/postgres$/, '/bare'), String(connections)],
    connections,
  );
}

/** The handler with the product's guarantees, on the product's own database: some of its records, by one of its sessions. */
export function startGuarded(
  adminUrl: string,
  { ids, session, step }: { ids: readonly string[]; session: string; step: string },
): Promise<Handler> {
  const url = adminUrl.replace(/\/postgres$/, '/greffe');
  return startHandler(new URL('guarded.ts', import.meta.url), [url, session, step], ids.length, ids);
}

async function startHandler(
  file: URL,
  args: readonly string[],
  connections: number,
  known?: readonly string[],
): Promise<Handler> {
  const program = fileURLToPath(file);
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const first = await Promise.race([once(child.stdout, 'data'), once(child, 'close').then(() => undefined)]);
  if (!first) throw new Error(`${program} ended before it served.`);
  const { port, ids = known ?? [] } = JSON.parse(String(first[0])) as Started;
  const client = createClient(`http://127.0.0.1:${port}`, connections);
  return {
    save(connection, data) {
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
