import { actorName } from '@greffe/database';
import type { MiddlewareHandler } from 'hono';
import type { RateLimiter, RateLimits } from '../limits/RateLimiter.ts';
import { Problem } from '../problems/Problem.ts';
import { addressOf, type Environment } from './environment.ts';
import type { RunAs } from './runAs.ts';

/** Sessions whose person this process knows; whose a token is never changes, so that nothing here grows stale. */
const mostSessions = 20_000;

export interface Pace {
  /** Before anything else is asked of a request. */
  readonly ofAddress: MiddlewareHandler<Environment>;
  /** Once it is known by which session somebody asks; a session's first request counts for its address alone. */
  readonly ofPerson: MiddlewareHandler<Environment>;
  /** Learns from the work that is done whose session is whose. */
  remembering(runAs: RunAs): RunAs;
}

/** Slows down who asks for too much; without a limiter, nobody. @throws Problem 429 with the seconds to wait. */
export function createPace(limiter: RateLimiter | undefined): Pace {
  const people = new Map<string, string>();

  async function take(kind: keyof RateLimits, of: string | undefined): Promise<void> {
    const seconds = of === undefined ? 0 : ((await limiter?.take(kind, of)) ?? 0);
    if (seconds > 0) {
      throw new Problem('tooManyRequests', {
        params: { seconds },
        headers: { 'Retry-After': String(seconds) },
      });
    }
  }

  return {
    ofAddress: async (c, next) => {
      await take('address', addressOf(c));
      await next();
    },
    ofPerson: async (c, next) => {
      const asker = c.get('actor');
      await take('person', asker.kind === 'session' ? people.get(asker.tokenHash) : actorName(asker));
      await next();
    },
    remembering(runAs) {
      if (limiter === undefined) return runAs;
      return (asker, run, locks) =>
        runAs(
          asker,
          (work) => {
            if (asker.kind === 'session') remember(people, asker.tokenHash, actorName(work.actor));
            return run(work);
          },
          locks,
        );
    },
  };
}

function remember(people: Map<string, string>, tokenHash: string, person: string): void {
  if (people.has(tokenHash)) return;
  const [oldest] = people.keys();
  if (people.size >= mostSessions && oldest !== undefined) people.delete(oldest);
  people.set(tokenHash, person);
}
