import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { applyMigrations, type Migration } from '../migrate.ts';

const folder = new URL('../../migrations/', import.meta.url);

/** The numbered SQL files of this package. */
export async function readMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(new URL(name, folder), 'utf8') })),
  );
}

/** Brings the database up to date, signed in as greffe_owner. Returns the names of the files applied. */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'greffe-migrate' });
  await client.connect();
  try {
    return await applyMigrations(
      {
        run: async (sql) => {
          await client.query(sql);
        },
        query: async (sql, values) => (await client.query(sql, values ? [...values] : [])).rows,
      },
      await readMigrations(),
    );
  } finally {
    await client.end();
  }
}
