import { faultsForOldCode } from './oldCode.ts';

/** One numbered SQL file, such as `0001_definitions_and_people.sql`. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** What the runner needs of a driver: plain text with any number of statements, and rows of one query. */
export interface MigrationConnection {
  run(sql: string): Promise<void>;
  query(sql: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
}

const journal = `
  create table if not exists greffe_migrations (
    name text primary key,
    checksum text not null,
    applied_at timestamptz not null default now()
  );
  alter table greffe_migrations add column if not exists is_survived boolean not null default false`;

/** Any number will do, as long as all servers use the same: two that start at once migrate one after the other. */
const lock = 4_127_001;

/**
 * Applies the migrations that the journal does not name yet, in the order of their names, all (or the next `most`) in one
 * transaction. Returns the names applied.
 *
 * @throws when a migration that was applied has another text now, or is not known here (a newer database) and not one that old
 * code survives.
 */
export async function applyMigrations(
  connection: MigrationConnection,
  migrations: readonly Migration[],
  most = Number.POSITIVE_INFINITY,
): Promise<readonly string[]> {
  await connection.run('begin');
  try {
    await connection.query('select pg_advisory_xact_lock($1)', [lock]);
    await connection.run(journal);
    const applied = new Map(
      (await connection.query('select name, checksum, is_survived from greffe_migrations')).map(
        ({ name, checksum, is_survived }) => [
          String(name),
          { checksum: String(checksum), isSurvived: is_survived === true },
        ],
      ),
    );
    const ordered = [...migrations].sort((a, b) => (a.name < b.name ? -1 : 1));
    refuseUnknown(applied, ordered);
    const added: string[] = [];
    for (const migration of ordered) {
      if (added.length >= most) break;
      const checksum = await sha256(migration.sql);
      const known = applied.get(migration.name)?.checksum;
      if (known === checksum) continue;
      if (known !== undefined) {
        throw new Error(
          `Migration ${migration.name} was changed after it had been applied. Restore its text and write the change as a new migration.`,
        );
      }
      await connection.run(migration.sql);
      await connection.query(
        'insert into greffe_migrations (name, checksum, is_survived) values ($1, $2, $3)',
        [migration.name, checksum, faultsForOldCode(migration).length === 0],
      );
      added.push(migration.name);
    }
    await connection.run('commit');
    return added;
  } catch (error) {
    await connection.run('rollback');
    throw error;
  }
}

/** A version that is older than the database serves it where it survives what the newer one has changed: the way back. */
function refuseUnknown(
  applied: ReadonlyMap<string, { readonly isSurvived: boolean }>,
  migrations: readonly Migration[],
): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const [unknown] = [...applied].find(([name, { isSurvived }]) => !known.has(name) && !isSurvived) ?? [];
  if (unknown !== undefined) {
    throw new Error(
      `The database holds migration ${unknown}, which this version does not know: it was used by a newer version. Start that version, or restore an older backup.`,
    );
  }
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
