import type { ExtractTablesWithRelations, SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core';
import type * as schema from './schema/index.ts';

/** Drizzle on any driver: node-postgres on a server, PGlite in a browser and in unit tests. */
export type Orm = PgDatabase<PgQueryResultHKT, typeof schema>;

export type Transaction = PgTransaction<
  PgQueryResultHKT,
  typeof schema,
  ExtractTablesWithRelations<typeof schema>
>;

/** A database whose connections are given out by {@link withActor} alone. */
export class Database {
  readonly #orm: Orm;
  readonly #close: () => Promise<void>;

  constructor(orm: Orm, close: () => Promise<void>) {
    this.#orm = orm;
    this.#close = close;
  }

  close(): Promise<void> {
    return this.#close();
  }

  /** Not exported by the package: a transaction with nobody's rights. */
  static transaction<Result>(
    database: Database,
    work: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    return database.#orm.transaction(work);
  }
}

/** Rows of a hand-written query, alike on every driver. Times come as text. */
export async function queryRows<Row extends Record<string, unknown>>(
  transaction: Pick<Transaction, 'execute'>,
  query: SQL,
): Promise<readonly Row[]> {
  const result = (await transaction.execute(query)) as { readonly rows: readonly Row[] };
  return result.rows;
}
