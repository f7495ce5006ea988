import type { PgBoss } from 'pg-boss';
import { type Job, type Logger, silentLogger } from '../ports.ts';
import { type RetryPolicy, usualRetry } from './boss.ts';

type DataOf<Kind extends Job['kind']> = Omit<Extract<Job, { readonly kind: Kind }>, 'kind'>;

/** What is done with the jobs of one kind. */
export interface Worker<Kind extends Job['kind']> {
  readonly kind: Kind;
  /** May run any number of times for one job. Rejects to be tried again later. */
  run(data: DataOf<Kind>): Promise<void>;
  /** What the log says when it failed. */
  readonly event: string;
  /** Jobs that are fetched and done together (4). */
  readonly atOnce?: number;
}

export type AroundJob = (kind: Job['kind'], run: () => Promise<void>) => Promise<void>;

export interface WorkOptions {
  readonly boss: PgBoss;
  readonly logger?: Logger | undefined;
  readonly retry?: RetryPolicy | undefined;
  /** Runs each job, for whoever measures them; answers and rejects as the job does. */
  readonly around?: AroundJob | undefined;
}

/** Fetches that one server has in hand at a time: while one waits for its slowest job, the other goes on. */
const hands = 2;

/**
 * Works on the jobs of one kind until the returned function is called: as fast as there are some, and looking for new ones
 * otherwise. The queues must be made.
 */
export async function startWorker<Kind extends Job['kind']>(
  { boss, logger = silentLogger, retry: { poll } = usualRetry, around = (_, run) => run() }: WorkOptions,
  { kind, run, event, atOnce = 4 }: Worker<Kind>,
): Promise<() => Promise<void>> {
  const settle = async ({ id, data }: { readonly id: string; readonly data: DataOf<Kind> }) => {
    try {
      await around(kind, () => run(data));
      return { id, status: 'completed' } as const;
    } catch (error) {
      logger.info({ event, ...data, error: error instanceof Error ? error.name : typeof error });
      // pg-boss stores what it is told here: it must not quote anything.
      return { id, status: 'failed', output: { message: 'It is tried again later.' } } as const;
    }
  };
  await boss.work<DataOf<Kind>>(
    kind,
    {
      pollingIntervalSeconds: poll,
      batchSize: atOnce,
      // Or a server would do no more of them in a second than it fetches at once, whatever waits.
      burstWhenBatchFull: true,
      perJobResults: true,
      localConcurrency: hands,
    },
    (jobs) => Promise.all(jobs.map(settle)),
  );
  return () => boss.offWork(kind);
}
