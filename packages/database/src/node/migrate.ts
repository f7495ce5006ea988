import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { databaseFault } from '../errors.ts';
import { applyMigrations, type Migration } from '../migrate.ts';

const folder = new URL('../../migrations/', import.meta.url);

/** The numbered SQL files of this package. */
export async function readMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(new URL(name, folder), 'utf8') })),
  );
}

export interface MigrateOptions {
  /** Default: those of this package. */
  readonly migrations?: readonly Migration[];
  /** Milliseconds that one waits for a lock (3 000). Whoever comes after it waits as long: servers that serve meanwhile. */
  readonly lockTimeout?: number;
  /** Milliseconds until it is tried again (1 000). */
  readonly pause?: number;
}

/** Milliseconds in which a lock must have been had: somebody migrates the same database, or looks at it for very long. */
const patience = 600_000;

/**
 * Brings the database up to date, signed in as greffe_owner, beside servers that use it. Returns the names of the files
 * applied.
 */
export async function migrate(
  ownerUrl: string,
  { migrations, lockTimeout = 3_000, pause = 1_000 }: MigrateOptions = {},
): Promise<readonly string[]> {
  const known = migrations ?? (await readMigrations());
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'greffe-migrate' });
  await client.connect();
  try {
    await client.query(`set lock_timeout = ${lockTimeout}`);
    const connection = {
      run: async (sql: string) => {
        await client.query(sql);
      },
      query: async (sql: string, values?: readonly unknown[]) =>
        (await client.query(sql, values ? [...values] : [])).rows,
    };
    const applied: string[] = [];
    for (let until = performance.now() + patience; ; ) {
      try {
        // One at a time: the fewer tables one transaction holds, the fewer servers wait for it, and it for them.
        const added = await applyMigrations(connection, known, 1);
        if (added.length === 0) return applied;
        applied.push(...added);
        until = performance.now() + patience;
      } catch (error) {
        if (!inTheWay.has(databaseFault(error)?.code ?? '') || performance.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  } finally {
    await client.end();
  }
}

/** A lock was not had in time, or only by one of two that waited for each other. */
const inTheWay = new Set(['55P03', '40P01']);
