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

/** Runs work in a transaction of its own: all of it happens, or nothing. */
export interface Transactions {
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
}

/** A database whose connections are given out by {@link withActor} alone. */
export class Database {
  readonly #transactions: Transactions;
  readonly #close: () => Promise<void>;

  constructor(transactions: Transactions, close: () => Promise<void>) {
    this.#transactions = transactions;
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
    return database.#transactions.transaction(work);
  }
}

/** Rows of a hand-written query, alike on every driver; it is sent at once. Times come as text. */
export async function queryRows<Row extends Record<string, unknown>>(
  transaction: Pick<Transaction, 'execute'>,
  query: SQL,
): Promise<readonly Row[]> {
  const result = (await transaction.execute(query).execute()) as { readonly rows: readonly Row[] };
  return result.rows;
}
