import { queryRows, type SQL, sql, type Transaction } from '@greffe/database';
import { type Clock, fromDrizzle, PgBoss } from 'pg-boss';
import type { Job, JobQueue } from '../ports.ts';

/** Every kind of job, each with a queue of its own name. */
export const jobKinds = [
  'transmission',
  'confirmation',
  'message',
  'delivery',
  'chore',
] as const satisfies readonly Job['kind'][];

export interface BossOptions {
  /** Whether it looks at the calendar for what has come due (no): of many servers one does at a time. */
  readonly keepsTime?: boolean;
  /** Default: the machine's. For simulated time. */
  readonly clock?: Clock;
}

/** pg-boss in the schema that the migrations made for it, connected as greffe_app. `start()` it before use. */
export function createBoss(connectionString: string, { keepsTime = false, clock }: BossOptions = {}): PgBoss {
  return new PgBoss({
    connectionString,
    schema: 'pgboss',
    createSchema: false,
    application_name: 'greffe-jobs',
    max: 4,
    schedule: keepsTime,
    ...(clock && { clock }),
  });
}

/** When what failed is tried again, in seconds: the delay doubles from the first to the longest. */
export interface RetryPolicy {
  readonly first: number;
  readonly longest: number;
  /** Between two looks at the queue. */
  readonly poll: number;
}

export const usualRetry: RetryPolicy = { first: 2, longest: 900, poll: 1 };

/** Makes the queues, or brings them up to date; `boss` must be started. A job is never given up. */
export async function makeQueues(boss: PgBoss, policy: RetryPolicy = usualRetry): Promise<void> {
  const { first, longest } = policy;
  const settings = {
    retryDelay: first,
    retryDelayMax: longest,
    retryBackoff: true,
    retryLimit: 1_000_000,
    retentionSeconds: 10 * 365 * 86_400,
  };
  for (const kind of jobKinds) {
    const lasting = { ...settings, ...lastingOf(kind, policy) };
    if ((await boss.getQueue(kind)) === null)
      await boss.createQueue(kind, { policy: 'exclusive', ...lasting });
    else await boss.updateQueue(kind, lasting);
  }
}

/**
 * A chore may last long; that its server is gone shows when it says nothing any more. A receiver that confirms later is
 * asked less and less often, for days.
 */
function lastingOf(kind: Job['kind'], { longest }: RetryPolicy) {
  if (kind === 'chore') return { expireInSeconds: 6 * 3_600, heartbeatSeconds: 30 };
  return { expireInSeconds: 120, ...(kind === 'confirmation' && { retryDelayMax: longest * 24 }) };
}

/** Jobs are written with the command's own transaction; of one key there is one at a time. */
export function createBossQueue(boss: PgBoss): JobQueue {
  const queue = {
    enqueue: async (transaction: Transaction, { kind, ...data }: Job) => {
      const options = { db: bossTransaction(transaction), singletonKey: keyOf(data) };
      await boss.send(kind, data, options);
    },
  };
  return {
    ...queue,
    hurry: async (transaction, job) => {
      const { kind, ...data } = job;
      await queryRows(
        transaction,
        sql`update pgboss.job set start_after = now()
          where name = ${kind} and singleton_key = ${keyOf(data)} and state in ('created', 'retry')`,
      );
      await queue.enqueue(transaction, job);
    },
  };
}

/** The same for the same job, for ever. */
const keyOf = (data: object): string => Object.values(data).join(':');

const bossTransaction = (transaction: Transaction) =>
  fromDrizzle({ execute: (query) => rowsOf(transaction, query as SQL) }, sql);

async function rowsOf(transaction: Transaction, query: SQL) {
  return { rows: [...(await queryRows(transaction, query))] };
}
