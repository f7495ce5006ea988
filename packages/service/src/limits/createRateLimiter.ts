import type { Database } from '@greffe/database';
import { takeFromBucket } from './bucket.ts';
import { networkOf } from './networkOf.ts';
import type { RateLimiter, RateLimits } from './RateLimiter.ts';

/** What this process may still give out of what it took from the database, or until when there is nothing to take. */
interface Share {
  left: number;
  /** Milliseconds since 1970 of this process: of a share that is to be used by then, or of a refusal that lasts. */
  until: number;
  isRefused: boolean;
  /** A taking that is on its way; the others wait for it. */
  pending?: Promise<void>;
}

/** Milliseconds in which a share is given out; what is left of it then is lost to its owner, which is little. */
const shareLasts = 5_000;
/** Keys that one process remembers; the one that was used longest ago goes first. */
const mostKeys = 20_000;

/**
 * Counts in the database, a share at a time: a process takes a twentieth of a minute's worth at once, so that most
 * requests ask nothing, and all processes together never give out more than the limit. A refusal is remembered for as
 * long as it lasts: a flood costs the database one question.
 */
export function createRateLimiter(database: Database, limits: RateLimits, clock = Date.now): RateLimiter {
  const shares = new Map<string, Share>();

  async function refill(share: Share, key: string, perMinute: number): Promise<void> {
    const wished = Math.max(1, Math.floor(perMinute / 20));
    let amount = wished;
    let taken = await takeFromBucket(database, key, amount, perMinute);
    // Not a whole share any more, but perhaps one.
    if (!taken.granted && wished > 1) {
      amount = 1;
      taken = await takeFromBucket(database, key, amount, perMinute);
    }
    share.left = taken.granted ? amount : 0;
    share.isRefused = !taken.granted;
    share.until = clock() + (taken.granted ? shareLasts : taken.wait);
  }

  function shareOf(key: string): Share {
    const share = shares.get(key) ?? { left: 0, until: 0, isRefused: false };
    // Put last again: the map's order is the order of use.
    shares.delete(key);
    shares.set(key, share);
    const [oldest] = shares.keys();
    if (shares.size > mostKeys && oldest !== undefined) shares.delete(oldest);
    return share;
  }

  return {
    async take(kind, of) {
      const key = `${kind}:${kind === 'person' ? of : networkOf(of)}`.slice(0, 200);
      const share = shareOf(key);
      for (;;) {
        const now = clock();
        if (share.until > now) {
          if (share.isRefused) return Math.ceil((share.until - now) / 1000);
          if (share.left > 0) {
            share.left -= 1;
            return 0;
          }
        }
        share.pending ??= refill(share, key, limits[kind]).finally(() => delete share.pending);
        await share.pending;
      }
    },
  };
}
