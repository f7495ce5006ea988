import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { Database } from '../database.ts';
import { applyMigrations, type Migration } from '../migrate.ts';
import { appRole, createRoles, ownerRole } from '../roles.ts';
import * as schema from '../schema/index.ts';

/**
 * Makes the same database in a PGlite: migrated as greffe_owner, served as greffe_app, so that row-level
 * security holds there too. For a browser without a server and for unit tests, never for data that matters.
 */
export async function openPglite(client: PGlite, migrations: readonly Migration[]): Promise<Database> {
  await client.exec(`
    reset role;
    ${createRoles};
    grant create, usage on schema public to ${ownerRole};
    do $$ begin execute format('grant create on database %I to ${ownerRole}', current_database()); end $$;
    set role ${ownerRole};
  `);
  await applyMigrations(
    {
      run: async (sql) => {
        await client.exec(sql);
      },
      query: async (sql, values) =>
        (await client.query<Record<string, unknown>>(sql, values ? [...values] : [])).rows,
    },
    migrations,
  );
  return servePglite(client);
}

/** Serves a PGlite that was opened from an image of such a database: migrated and filled already. */
export async function servePglite(client: PGlite): Promise<Database> {
  await client.exec(`set role ${appRole}`);
  return new Database(drizzle(client, { schema }), () => client.close());
}
