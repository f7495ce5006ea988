import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import type { Transaction } from '../../database.ts';
import * as schema from '../../schema/index.ts';
import { readMigrations } from '../migrate.ts';
import {
  BackupFault,
  type BackupFooter,
  type BackupHeader,
  BackupReader,
  backupFormat,
  type TableLine,
} from './format.ts';
import { columnList, quoted, type Table, tablesOf } from './tables.ts';

/** A backup that was opened: its first line was read. */
export interface OpenBackup {
  readonly header: BackupHeader;
  readonly reader: BackupReader;
}

/** Reads a backup's first line. The stream is packed as {@link writeBackup} packs it. */
export async function openBackup(source: Readable): Promise<OpenBackup> {
  const unpacked = createGunzip();
  // What fails comes out of the reader, which asks for the next piece.
  pipeline(source, unpacked).catch(() => {});
  const reader = new BackupReader(unpacked);
  const { value, take } = await reader.line();
  const header = value as BackupHeader;
  if (header?.greffeBackup === undefined) throw new BackupFault('This is no backup of Greffe.');
  if (header.greffeBackup !== backupFormat)
    throw new BackupFault('This backup was made by a newer version of Greffe: restore it with that one.');
  take();
  return { header, reader };
}

/** The migrations that make a database as it was: those that the backup names. */
export async function migrationsOf({ header }: OpenBackup) {
  const known = await readMigrations();
  const wanted = new Set(header.migrations.map(({ name }) => name));
  const found = known.filter(({ name }) => wanted.has(name));
  if (found.length !== wanted.size)
    throw new BackupFault('This backup was made by a newer version of Greffe: restore it with that one.');
  return found;
}

/**
 * Puts a backup into a database that has the same tables and no records, signed in as greffe_owner, in one transaction:
 * all of it, or nothing where the backup is damaged or `check` says no. What was there is replaced.
 */
export async function readBackup(
  ownerUrl: string,
  { header, reader }: OpenBackup,
  check: (transaction: Transaction) => Promise<boolean>,
): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'greffe-restore' });
  await client.connect();
  try {
    await refuseOther(client, header);
    return await drizzle(client, { schema }).transaction(async (transaction) => {
      const tables = await tablesOf(client);
      const closed = await openTables(client);
      await client.query(`truncate ${closed.map(({ name }) => name).join(', ')}, ${quoted('pgboss.job')}`);
      await load(client, reader, tables);
      // A table with checks that wait cannot be altered.
      await client.query('set constraints all immediate');
      await setSequences(client);
      await client.query('analyze');
      if (!(await check(transaction))) throw new Refused();
      await closeTables(client, closed);
      return true;
    });
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  } finally {
    await client.end();
  }
}

/** Takes everything back. */
class Refused extends Error {}

async function refuseOther(client: pg.Client, header: BackupHeader): Promise<void> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from greffe_migrations order by name',
  );
  const listed = (list: readonly { name: string; checksum: string }[]) =>
    list.map(({ name, checksum }) => `${name} ${checksum}`).join('\n');
  if (listed(rows) !== listed(header.migrations))
    throw new BackupFault(
      'This database belongs to another version of Greffe than the backup: restore into an empty database, or with the version that made it.',
    );
}

interface Closed {
  readonly name: string;
  readonly isForced: boolean;
}

/** Triggers would write again what the backup holds, and the owner is bound by policies too: neither while it is loaded. */
async function openTables(client: pg.Client): Promise<readonly Closed[]> {
  const { rows } = await client.query<Closed>(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name, c.relforcerowsecurity as "isForced"
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'greffe_migrations' order by 1`,
  );
  await client.query(`lock table ${rows.map(({ name }) => name).join(', ')} in access exclusive mode`);
  const { rows: records } = await client.query("select from records where registry <> 'canary' limit 1");
  for (const { name, isForced } of rows) {
    await client.query(`alter table ${name} disable trigger user`);
    if (isForced) await client.query(`alter table ${name} no force row level security`);
  }
  const { rows: held } = await client.query("select from records where registry <> 'canary' limit 1");
  if (records.length + held.length > 0)
    throw new BackupFault(
      'This database holds records already: nothing was changed. Restore into an empty one.',
    );
  return rows;
}

async function closeTables(client: pg.Client, tables: readonly Closed[]): Promise<void> {
  for (const { name, isForced } of tables) {
    await client.query(`alter table ${name} enable trigger user`);
    if (isForced) await client.query(`alter table ${name} force row level security`);
  }
}

async function load(client: pg.Client, reader: BackupReader, tables: readonly Table[]): Promise<void> {
  const counted: Record<string, number> = {};
  for (;;) {
    const { value, take } = await reader.line();
    if ((value as Partial<BackupFooter>).end) return compare(value as BackupFooter, reader.sha256(), counted);
    take();
    const { table, columns } = value as TableLine;
    const known = tables.find(({ name }) => name === table);
    if (known === undefined || !columns.every((column) => known.columns.includes(column)))
      throw new BackupFault(
        `The backup holds ${JSON.stringify(table)}, which this database has not, or not so.`,
      );
    const copy = client.query(copyStreams.from(`copy ${quoted(table)} (${columnList(columns)}) from stdin`));
    await pipeline(Readable.from(reader.rows()), copy);
    counted[table] = copy.rowCount;
  }
}

function compare(footer: BackupFooter, sha256: string, counted: Readonly<Record<string, number>>): void {
  const same = (rows: Readonly<Record<string, number>>) => JSON.stringify(Object.entries(rows).sort());
  if (footer.sha256 !== sha256 || same(footer.rows) !== same(counted))
    throw new BackupFault('The backup is not as it was written: its digest is another. Nothing was changed.');
}

/** The next number of each table comes after those that it has. */
async function setSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as "table", quote_ident(a.attname) as "column",
        pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname) as sequence
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and a.attidentity <> ''`,
  );
  for (const { table, column, sequence } of rows)
    await client.query(
      `select setval('${sequence}', coalesce(max(${column}), 1), max(${column}) is not null) from ${table}`,
    );
}
