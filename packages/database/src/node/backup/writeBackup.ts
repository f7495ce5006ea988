import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { type BackupHeader, BackupWriter, backupFormat, endOfTable, type TableLine } from './format.ts';
import { columnList, quoted, tablesOf } from './tables.ts';

export interface Written {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * Writes all of a database's rows, as they were at one moment, while servers go on serving. The account must pass
 * row-level security by (a superuser, or BYPASSRLS): for any other PostgreSQL refuses instead of leaving rows out.
 */
export async function writeBackup(url: string, target: Writable, head?: unknown): Promise<Written> {
  const client = new pg.Client({ connectionString: url, application_name: 'greffe-backup' });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read, read only');
    await client.query('set local row_security = off');
    // Fast rather than small: a backup is often made, and seldom read.
    const packed = createGzip({ level: 2 });
    const sent = pipeline(packed, target);
    // Who writes learns of a target that fails by the pack that it breaks.
    sent.catch(() => {});
    const rows = await writeTables(client, new BackupWriter(packed), head);
    await sent;
    return { rows };
  } finally {
    await client.end();
  }
}

async function writeTables(client: pg.Client, writer: BackupWriter, head: unknown) {
  const { rows: migrations } = await client.query<BackupHeader['migrations'][number]>(
    'select name, checksum from greffe_migrations order by name',
  );
  const header: BackupHeader = {
    greffeBackup: backupFormat,
    at: new Date().toISOString(),
    migrations,
    ...(head !== undefined && { head }),
  };
  await writer.write(`${JSON.stringify(header)}\n`);
  const rows: Record<string, number> = {};
  for (const { name, columns, only } of await tablesOf(client)) {
    const line: TableLine = { table: name, columns };
    await writer.write(`${JSON.stringify(line)}\n`);
    const where = only === undefined ? '' : ` where ${only}`;
    const copy = client.query(
      copyStreams.to(`copy (select ${columnList(columns)} from ${quoted(name)}${where}) to stdout`),
    );
    for await (const piece of copy) await writer.write(piece);
    rows[name] = copy.rowCount;
    await writer.write(endOfTable);
  }
  writer.end(rows);
  return rows;
}
