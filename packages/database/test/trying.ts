import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { Database } from '../src/database.ts';
import * as schema from '../src/schema/index.ts';

/** Gives the command that ends a transaction, as a driver is asked it: as text, or as a member of what it is given. */
const textOf = (asked: unknown): unknown =>
  typeof asked === 'object' && asked !== null && 'text' in asked ? asked.text : asked;

/**
 * A database on which everything can be tried and nothing stays: each transaction is judged to its end, deferred
 * constraints too, and then taken back. Thousands of commands can so be given to one state of a record.
 */
export function connectTrying(url: string, size = 8): Database {
  const pool = new pg.Pool({ connectionString: url, max: size, statement_timeout: 15_000 });
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
    const trying = (...asked: unknown[]): unknown => {
      if (textOf(asked[0]) !== 'commit') return query(...asked);
      return (query('set constraints all immediate') as Promise<unknown>).then(() => query('rollback'));
    };
    Object.assign(client, { query: trying });
  });
  return new Database(drizzle(pool, { schema }), () => pool.end());
}
