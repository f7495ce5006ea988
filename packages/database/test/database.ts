import pg from 'pg';
import { inject } from 'vitest';
import { type ConnectOptions, connect } from '../src/node/index.ts';

export { startCluster, type TestCluster } from './cluster.ts';
export { type Line, layLine } from './line.ts';
export { connectRewriting } from './rewriting.ts';
export { connectTrying } from './trying.ts';

let made = 0;

/** A database of its own for a test file, copied from the migrated template; `drop` ends it. */
export async function createTestDatabase(options: ConnectOptions = {}) {
  const server = ownServer();
  made += 1;
  const name = `greffe_test_${process.pid}_${made}_${Date.now().toString(36)}`;
  await asAdmin(server.adminUrl, `create database ${name} template ${server.template} owner greffe_owner`);
  const appUrl = renamed(server.appUrl, name);
  const database = connect(appUrl, options);
  return {
    database,
    appUrl,
    ownerUrl: renamed(server.ownerUrl, name),
    adminUrl: renamed(server.adminUrl, name),
    drop: async () => {
      await database.close();
      // Connections that are just being closed get the moment that they need: cut off, they fail a test that has passed.
      await asAdmin(server.adminUrl, `drop database if exists ${name}`).catch(() =>
        asAdmin(server.adminUrl, `drop database if exists ${name} with (force)`),
      );
    },
  };
}

/** The PostgreSQL of the worker that this file runs in. */
function ownServer() {
  const servers = inject('testServers');
  const server = servers[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % servers.length];
  if (server === undefined)
    throw new Error('The set-up of the project `postgres` has started no PostgreSQL.');
  return server;
}

async function asAdmin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function renamed(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
