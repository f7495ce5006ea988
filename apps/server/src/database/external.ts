import { hkdfSync } from 'node:crypto';
import { prepareServer } from '@greffe/database/node';
import pg from 'pg';
import type { DatabaseUrls } from '../config/configuration.ts';
import { StartFault } from '../faults/StartFault.ts';
import type { DatabaseSource } from './embedded.ts';
import { unreachable } from './unreachable.ts';

const oldestVersion = 15;

/**
 * Uses the PostgreSQL that DATABASE_URL names. With DATABASE_APP_URL both roles exist already; without it the
 * first one must be able to make them, and the password of greffe_app is drawn from the server's secret, so
 * that every server process with that secret finds the same.
 */
export async function externalDatabase(urls: DatabaseUrls, secret: string): Promise<DatabaseSource> {
  const database = await checkVersion(urls.owner);
  const stop = async () => {};
  if (urls.app !== undefined) return { ownerUrl: urls.owner, appUrl: urls.app, stop };
  const draw = (role: string) => Buffer.from(hkdfSync('sha256', secret, '', role, 32)).toString('base64url');
  try {
    const prepared = await prepareServer(urls.owner, {
      database,
      ownerPassword: draw('greffe_owner'),
      appPassword: draw('greffe_app'),
    });
    return { ...prepared, stop };
  } catch (error) {
    throw unreachable(error, 'DATABASE_URL');
  }
}

async function checkVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; database: string }>(
      "select current_setting('server_version_num') as version, current_database() as database",
    );
    const major = Math.floor(Number(rows[0]?.version) / 10_000);
    if (major < oldestVersion) {
      throw new StartFault(
        `DATABASE_URL leads to PostgreSQL ${major}, and Greffe needs ${oldestVersion} or newer: upgrade it, or leave DATABASE_URL out to use the embedded one.`,
      );
    }
    return rows[0]?.database ?? '';
  } catch (error) {
    throw unreachable(error, 'DATABASE_URL');
  } finally {
    await client.end().catch(() => {});
  }
}
