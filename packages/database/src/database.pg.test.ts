import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../test/database.ts';
import { canaryCheck, type Database, protectedTables, queryRows, sql, withActor } from './index.ts';
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
});
