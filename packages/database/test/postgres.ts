import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, prepareServer } from '../src/node/index.ts';
import { startCluster } from './cluster.ts';

/** Addresses of the migrated database that each test file copies. */
export interface TestServer {
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly template: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/**
 * Set-up of the project `postgres`: one PostgreSQL for the run, with a migrated database as a template.
 * With GREFFE_TEST_DATABASE_URL (an administrator's address) the given server is used instead.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.GREFFE_TEST_DATABASE_URL;
  const cluster = given === undefined ? await startCluster() : undefined;
  const adminUrl = given ?? cluster?.adminUrl ?? '';
  const template = `greffe_template_${process.pid}`;
  try {
    const urls = await prepareServer(adminUrl, {
      database: template,
      ownerPassword: 'owner',
      appPassword: 'app',
    });
    await migrate(urls.ownerUrl);
    project.provide('testServer', { adminUrl, template, ...urls });
  } catch (error) {
    await cluster?.stop();
    throw error;
  }
  return async () => {
    if (cluster !== undefined) return cluster.stop();
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    await client.query(`drop database if exists ${pg.escapeIdentifier(template)} with (force)`);
    await client.end();
  };
}
