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
    /** One for each file that runs at a time; `VITEST_POOL_ID` counts them from 1. */
    testServers: readonly TestServer[];
  }
}

/**
 * Set-up of the project `postgres`: a PostgreSQL for each worker, because roles belong to a whole server and some tests
 * change them, each with a migrated database as a template. With GREFFE_TEST_DATABASE_URL (an administrator's address)
 * the given server is used instead, by one worker.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.GREFFE_TEST_DATABASE_URL;
  const count = given === undefined ? project.vitest.config.maxWorkers : 1;
  const opened = await Promise.allSettled(Array.from({ length: count }, () => open(given)));
  const servers = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const close = async () => {
    await Promise.all(servers.map((one) => one.close()));
  };
  const failed = opened.find((one) => one.status === 'rejected');
  if (failed) {
    await close();
    throw failed.reason;
  }
  project.provide(
    'testServers',
    servers.map(({ server }) => server),
  );
  return close;
}

async function open(given: string | undefined) {
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
    const server: TestServer = { adminUrl, template, ...urls };
    return { server, close: () => cluster?.stop() ?? dropTemplate(adminUrl, template) };
  } catch (error) {
    await cluster?.stop();
    throw error;
  }
}

async function dropTemplate(adminUrl: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`drop database if exists ${pg.escapeIdentifier(template)} with (force)`);
  await client.end();
}
