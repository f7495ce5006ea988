import type { Database } from '@greffe/database';
import { takeFromBucket } from './bucket.ts';
import { networkOf } from './networkOf.ts';
import type { RateLimiter, RateLimits } from './RateLimiter.ts';

/** What this process may still give out of what it took from the database, or until when there is nothing to take. */
interface Share {
  /** How much was taken, and what is left of it. */
  size: number;
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
 * Counts in the database, a share at a time, so that of many requests most ask nothing, and all processes together never
 * give out more than the limit. Who asks now and then is counted one by one: what is taken and not used is lost to its
 * owner, and with several processes that would soon be all. A refusal is remembered for as long as it lasts: a flood
 * costs the database one question.
 */
export function createRateLimiter(database: Database, limits: RateLimits, clock = Date.now): RateLimiter {
  const shares = new Map<string, Share>();

  async function refill(share: Share, key: string, perMinute: number): Promise<void> {
    const wished = nextSize(share, Math.max(1, Math.floor(perMinute / 20)), clock());
    let amount = wished;
    let taken = await takeFromBucket(database, key, amount, perMinute);
    // Not a whole share any more, but perhaps one.
    if (!taken.granted && wished > 1) {
      amount = 1;
      taken = await takeFromBucket(database, key, amount, perMinute);
    }
    share.size = taken.granted ? amount : 0;
    share.left = share.size;
    share.isRefused = !taken.granted;
    share.until = clock() + (taken.granted ? shareLasts : taken.wait);
  }

  function shareOf(key: string): Share {
    const share = shares.get(key) ?? { size: 0, left: 0, until: 0, isRefused: false };
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

/** Twice as much as before where that was used up in time, else as much as was used of it; one after a pause. */
function nextSize({ size, left, until }: Share, most: number, now: number): number {
  if (now >= until + shareLasts) return 1;
  const wished = now < until ? size * 2 : size - left;
  return Math.min(most, Math.max(1, wished));
}
