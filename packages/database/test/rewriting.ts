import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { Database } from '../src/database.ts';
import * as schema from '../src/schema/index.ts';

/** A database that is asked other things than it was to be: how a test puts a fault into what the application asks. */
export function connectRewriting(url: string, rewrite: (text: string) => string, size = 8): Database {
  const pool = new pg.Pool({ connectionString: url, max: size, statement_timeout: 15_000, pipeline: true });
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
    const rewriting = (asked: unknown, ...rest: unknown[]): unknown => {
      if (typeof asked === 'string') return query(rewrite(asked), ...rest);
      return query(
        { ...(asked as { text: string }), text: rewrite((asked as { text: string }).text) },
        ...rest,
      );
    };
    Object.assign(client, { query: rewriting });
  });
  return new Database(drizzle(pool, { schema }), () => pool.end());
}
