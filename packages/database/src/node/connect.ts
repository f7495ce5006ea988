import pg from 'pg';
import { Database } from '../database.ts';
import { createGate } from './gate.ts';
import { inTransaction } from './inTransaction.ts';
import type { PoolWatch } from './watch.ts';

export interface ConnectOptions {
  /** Connections at most (20). */
  readonly size?: number;
  /** Milliseconds that one statement may take (15 000). */
  readonly statementTimeout?: number;
  /** Milliseconds after which a database that does not even refuse is given up (20 000): more than it has itself. */
  readonly answerTimeout?: number;
  /** Milliseconds that a request waits for a connection (10 000). */
  readonly connectTimeout?: number;
  /** Milliseconds of waiting for a connection from which further requests are refused at once (5 000). */
  readonly longestWait?: number;
  /** An idle connection was lost; the pool makes another by itself. */
  readonly onConnectionLost?: (code: string) => void;
  /** Is told how the pool stands and what its transactions take. */
  readonly watch?: PoolWatch | undefined;
}

/** Opens a pool as greffe_app. Nothing connects before the first {@link withActor}. */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'greffe',
    max: options.size ?? 20,
    connectionTimeoutMillis: options.connectTimeout ?? 10_000,
    statement_timeout: options.statementTimeout ?? 15_000,
    query_timeout: options.answerTimeout ?? 20_000,
    // A database that vanished without a word, its machine being off, is noticed while nothing is asked of it.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
    // What is asked without waiting for the answer before it is sent at once.
    pipeline: true,
  });
  pool.on('error', (error: Error & { code?: string }) => options.onConnectionLost?.(error.code ?? 'unknown'));
  // While a connection is in hand the pool does not listen to it: the query that meets the loss fails by itself.
  pool.on('connect', (client) => client.on('error', () => {}));
  const gate = createGate(pool, options.longestWait ?? 5_000);
  const { watch } = options;
  watch?.pool(() => ({
    used: pool.totalCount - pool.idleCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  }));
  return new Database(
    {
      transaction: (work) =>
        watch
          ? watch.transaction((connected) => inTransaction(gate, work, connected))
          : inTransaction(gate, work),
    },
    () => pool.end(),
  );
}
