import { PGlite } from '@electric-sql/pglite';
import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../test/database.ts';
import { canaryCheck, type Database, protectedTables, queryRows, schema, sql, withActor } from './index.ts';
import { readMigrations } from './node/index.ts';
import { openPglite } from './pglite/index.ts';

const drivers: Record<string, () => Promise<{ database: Database; end: () => Promise<void> }>> = {
  'node-postgres': async () => {
    const made = await createTestDatabase();
    return { database: made.database, end: made.drop };
  },
  PGlite: async () => {
    const database = await openPglite(new PGlite(), await readMigrations());
    return { database, end: () => database.close() };
  },
};

describe.each(Object.keys(drivers))('on %s', (driver) => {
  let database: Database;
  let end: () => Promise<void>;
  beforeAll(async () => {
    const opened = await drivers[driver]?.();
    if (opened === undefined) throw new Error(driver);
    ({ database, end } = opened);
  });
  afterAll(() => end());

  it('passes the canary check', async () => {
    await expect(canaryCheck(database)).resolves.toBeUndefined();
  });

  it.each(protectedTables)('shows nothing of %s to another actor', async (table) => {
    const rows = await withActor(database, { kind: 'system', name: 'else' }, (transaction) =>
      queryRows(transaction, sql`select 1 as one from ${sql.identifier(table)}`),
    );
    expect(rows).toEqual([]);
  });

  const tables = Object.values(schema).filter((value) => is(value, PgTable));
  it.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
    'has %s as the schema says',
    async (name, table) => {
      const found = await withActor(database, { kind: 'system', name: 'else' }, (transaction) =>
        queryRows<{ name: string; required: boolean; type: string }>(
          transaction,
          sql`select attname as name, attnotnull as required, format_type(atttypid, atttypmod) as type
            from pg_attribute where attrelid = ${name}::regclass and attnum > 0 and not attisdropped`,
        ),
      );
      const said = Object.values(getTableColumns(table)).map((column) => ({
        name: column.name,
        required: column.notNull,
        type: column.getSQLType().replace('timestamp (3) with', 'timestamp(3) with'),
      }));
      const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
      expect([...found].sort(byName)).toEqual(said.sort(byName));
    },
  );

  it('forgets the actor with the transaction', async () => {
    const [inside] = await withActor(database, { kind: 'person', id: 'ann' }, (transaction) =>
      queryRows(transaction, sql`select greffe_actor() as actor, greffe_subjects() as subjects`),
    );
    expect(inside).toEqual({ actor: 'ann', subjects: ['person:ann'] });
    const work = () =>
      withActor(database, { kind: 'system', name: 'else' }, () => Promise.reject(new Error('no')));
    await expect(work()).rejects.toThrow('no');
    await expect(canaryCheck(database)).resolves.toBeUndefined();
  });
});
