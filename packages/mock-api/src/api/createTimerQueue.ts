import type { Job, JobQueue } from '@greffe/service/browser';

/** Milliseconds before the first and between later tries, as the development server has them. */
const firstRetry = 1_000;
const longestRetry = 4_000;

export interface TimerQueue extends JobQueue {
  /** Starts no further job, and resolves when those at work have ended. */
  end(): Promise<void>;
}

export interface TimerWork {
  /** Does one job. Rejects to have what is pending queued again later. */
  run(job: Job): Promise<void>;
  /** Queues what the rows say is still to be done. */
  queuePending(): Promise<void>;
  /** Called when a job is done. */
  onDone(): Promise<void>;
}

/**
 * The service's job port on timers, because pg-boss needs Node. Jobs live in memory alone: what they are about is
 * a row of the database, and the rows still pending are queued again after a failure.
 */
export function createTimerQueue({ run, queuePending, onDone }: TimerWork): TimerQueue {
  const working = new Map<string, Promise<void>>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let failures = 0;
  let hasEnded = false;

  const later = (delay: number, work: () => void) => {
    if (hasEnded) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, delay);
    timers.add(timer);
  };

  const tryAgain = () => {
    const delay = Math.min(firstRetry * 2 ** failures, longestRetry);
    failures += 1;
    later(delay, () => void queuePending().catch(tryAgain));
  };

  const work = async (key: string, job: Job) => {
    try {
      await run(job);
      failures = 0;
      working.delete(key);
      await onDone();
    } catch {
      working.delete(key);
      tryAgain();
    }
  };

  return {
    async enqueue(_transaction, job) {
      const key = Object.values(job).join(':');
      if (working.has(key)) return;
      // Begins behind the command's transaction: a PGlite runs one at a time. What was rolled back is not found.
      working.set(key, Promise.resolve());
      later(0, () => working.set(key, work(key, job)));
    },
    async end() {
      hasEnded = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(working.values());
    },
  };
}
