import { type DeadlineOptions, elapseDeadlines, startDeadlines } from '../deadlines/elapseDeadlines.ts';

/** Deadlines by a clock that is moved. */
export interface Clockwork {
  /** Resolves when every deadline that has passed has been applied. */
  elapse(): Promise<void>;
  /** Resolves when the last look has ended; there is none afterwards. */
  stop(): Promise<void>;
}

/**
 * Applies deadlines as they pass, and at once when the clock was moved. The usual looks rest meanwhile: what one of
 * them had in hand would be passed over, and a move be answered before it was done.
 */
export function startClockwork(options: DeadlineOptions): Clockwork {
  let rest = startDeadlines(options);
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  const turn = async () => {
    await rest();
    try {
      await elapseDeadlines(options);
    } finally {
      if (!isStopped) rest = startDeadlines(options);
    }
  };
  return {
    elapse() {
      const turned = running.then(turn);
      running = turned.catch(() => undefined);
      return turned;
    },
    async stop() {
      isStopped = true;
      await running;
      await rest();
    },
  };
}
