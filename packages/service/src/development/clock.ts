import { type Database, queryRows, sql, type Transaction, withActor } from '@greffe/database';
import { type ClockMove, offsetAfter } from './clockMove.ts';

/** The simulated clock as it stands. */
export interface ClockState {
  readonly now: Date;
  /** Milliseconds ahead of the real time. */
  readonly offset: number;
}

/** Real time plus an offset that the database keeps: it ticks on between moves, and outlives a restart. */
export interface SimulatedClock {
  /** The service's port: what time it is when the database says so much. */
  at(databaseNow: Date): Date;
  read(): Promise<ClockState>;
  /** @throws ClockFault for a move that is not possible; the clock stays as it was. */
  move(move: ClockMove): Promise<ClockState>;
  /** Learns every second what another server on the same database did to the clock, until it is called off. */
  follow(): () => Promise<void>;
}

const actor = { kind: 'system', name: 'development' } as const;
/** Milliseconds in which servers on one database agree again after a move. */
const refreshInterval = 1_000;

/** Opens the clock of this database, where it was left. */
export async function openSimulatedClock(database: Database): Promise<SimulatedClock> {
  let known = 0;
  let moves = 0;
  const run = (work: (transaction: Transaction, realNow: Date) => Promise<number>) =>
    withActor(database, actor, async (transaction, { now }): Promise<ClockState> => {
      const offset = await work(transaction, now);
      return { now: new Date(now.getTime() + offset), offset };
    });

  const read = async () => {
    const movesBefore = moves;
    const state = await run((transaction) => readOffset(transaction));
    // What was read while the clock was being moved here may be what it was before.
    if (moves === movesBefore) known = state.offset;
    return state;
  };
  const move = async (asked: ClockMove) => {
    const state = await run(async (transaction, realNow) => {
      // Locked: of two moves at once, the second starts where the first ended.
      const offset = offsetAfter(asked, realNow, await readOffset(transaction, 'change'));
      await queryRows(transaction, sql`update simulated_clock set offset_ms = ${offset}`);
      return offset;
    });
    moves += 1;
    known = state.offset;
    return state;
  };
  await read();
  return {
    at: (databaseNow) => new Date(databaseNow.getTime() + known),
    read,
    move,
    follow: () => follow(read),
  };
}

function follow(read: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    // A database that does not answer is told of by whoever needs it; the clock goes on as it was.
    running = read().catch(() => undefined);
  }, refreshInterval);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

async function readOffset(transaction: Transaction, purpose?: 'change'): Promise<number> {
  const lock = purpose === 'change' ? sql`for update` : sql``;
  const [row] = await queryRows<{ offset: string }>(
    transaction,
    sql`select offset_ms::text as offset from simulated_clock ${lock}`,
  );
  if (row === undefined) throw new Error('The simulated clock has no row: the database is not up to date.');
  return Number(row.offset);
}
