import { queryRows, type SQL, sql, type Transaction } from '@greffe/database';
import { fromDrizzle, PgBoss } from 'pg-boss';
import { type JobQueue, type Ports, silentLogger, type TransmissionJob } from '../ports.ts';
import { createTransmitter, type TransmitterOptions } from './createTransmitter.ts';

const queueName = 'transmission';

/** pg-boss in the schema that the migrations made for it, connected as greffe_app. `start()` it before use. */
export function createBoss(connectionString: string): PgBoss {
  return new PgBoss({
    connectionString,
    schema: 'pgboss',
    createSchema: false,
    application_name: 'greffe-jobs',
    max: 4,
    schedule: false,
  });
}

/** Jobs are written with the command's own transaction, one at a time for each version of a record. */
export function createBossQueue(boss: PgBoss): JobQueue {
  return {
    enqueueTransmission: async (transaction, job) => {
      await boss.send(queueName, job, {
        db: fromDrizzle({ execute: (query) => rowsOf(transaction, query as SQL) }, sql),
        singletonKey: `${job.record}:${job.version}`,
      });
    },
  };
}

async function rowsOf(transaction: Transaction, query: SQL) {
  return { rows: [...(await queryRows(transaction, query))] };
}

/** How often a receiver that is down is tried again, in seconds. */
export interface RetryPolicy {
  readonly first: number;
  readonly longest: number;
  /** Between two looks at the queue. */
  readonly poll: number;
}

export interface JobOptions extends TransmitterOptions, Pick<Ports, 'logger'> {
  readonly boss: PgBoss;
  readonly retry?: RetryPolicy;
}

/**
 * Starts sending: makes the queue, takes up what was left pending (a job may have been lost with its table, never
 * the row), and works on the jobs until the returned function is called. `boss` must be started.
 */
export async function startTransmissions(options: JobOptions): Promise<() => Promise<void>> {
  const { boss, logger = silentLogger } = options;
  const { first, longest, poll } = options.retry ?? { first: 2, longest: 900, poll: 1 };
  const queue = createBossQueue(boss);
  const transmitter = createTransmitter({ ...options, queue });
  await ensureQueue(boss, { retryDelay: first, retryDelayMax: longest });
  await transmitter.queuePending(queue);
  await boss.work<TransmissionJob>(
    queueName,
    { pollingIntervalSeconds: poll, batchSize: 1 },
    async (jobs) => {
      for (const { data } of jobs) {
        try {
          await transmitter.send(data);
        } catch (error) {
          logger.info({
            event: 'transmissionFailed',
            record: data.record,
            version: data.version,
            error: nameOf(error),
          });
          // pg-boss stores the message of what is thrown: it must not quote anything.
          throw new Error('The receiver did not acknowledge.');
        }
      }
    },
  );
  return () => boss.offWork(queueName);
}

async function ensureQueue(
  boss: PgBoss,
  delays: { readonly retryDelay: number; readonly retryDelayMax: number },
): Promise<void> {
  const settings = {
    ...delays,
    retryBackoff: true,
    retryLimit: 1_000_000,
    expireInSeconds: 120,
    retentionSeconds: 10 * 365 * 86_400,
  };
  if ((await boss.getQueue(queueName)) === null) {
    await boss.createQueue(queueName, { policy: 'exclusive', ...settings });
  } else {
    await boss.updateQueue(queueName, settings);
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
