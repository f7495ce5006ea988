import type pg from 'pg';
import { TooMuchAsked } from '../errors.ts';

/** The pool's connections, given out one at a time. */
export interface Gate {
  /** @throws TooMuchAsked where whoever asks now would wait for longer than is good for anybody. */
  connection(): Promise<pg.PoolClient>;
}

/**
 * Turns away who comes while others wait, once the last of them waited too long for his connection: what was let in is
 * then answered in time, where otherwise a server that is asked for too much would answer everybody too late.
 */
export function createGate(
  pool: Pick<pg.Pool, 'connect' | 'waitingCount'>,
  longest: number,
  now = () => performance.now(),
): Gate {
  let lastWaited = 0;
  return {
    async connection() {
      if (pool.waitingCount > 0 && lastWaited > longest) throw new TooMuchAsked();
      const asked = now();
      try {
        return await pool.connect();
      } finally {
        lastWaited = now() - asked;
      }
    },
  };
}
