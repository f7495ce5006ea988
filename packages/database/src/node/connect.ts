import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { Database } from '../database.ts';
import * as schema from '../schema/index.ts';

export interface ConnectOptions {
  /** Connections at most (20). */
  readonly size?: number;
  /** Milliseconds that one statement may take (15 000). */
  readonly statementTimeout?: number;
  /** An idle connection was lost; the pool makes another by itself. */
  readonly onConnectionLost?: (code: string) => void;
}

/** Opens a pool as greffe_app. Nothing connects before the first {@link withActor}. */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'greffe',
    max: options.size ?? 20,
    connectionTimeoutMillis: 10_000,
    statement_timeout: options.statementTimeout ?? 15_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  pool.on('error', (error: Error & { code?: string }) => options.onConnectionLost?.(error.code ?? 'unknown'));
  // While a connection is in hand the pool does not listen to it: the query that meets the loss fails by itself.
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Database(drizzle(pool, { schema }), () => pool.end());
}
