/** Connections in use and free, and callers that wait for one. */
export interface PoolState {
  readonly used: number;
  readonly idle: number;
  readonly waiting: number;
}

/** Who watches a pool, for traces and metrics. It is told times and numbers, and nothing of what was asked. */
export interface PoolWatch {
  /** Is given, once, what says how the pool stands. */
  pool(state: () => PoolState): void;
  /** Runs a transaction and answers as it does; `work` is given what to call once it has its connection. */
  transaction<Result>(work: (connected: () => void) => Promise<Result>): Promise<Result>;
}
