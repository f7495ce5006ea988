import type pg from 'pg';
import { expect, it } from 'vitest';
import { isUnavailable } from '../errors.ts';
import { createGate } from './gate.ts';

/** A pool of one connection that is given on when it is said, by a clock that is set. */
function slowPool() {
  const waiting: ((client: pg.PoolClient) => void)[] = [];
  let time = 0;
  const pool = {
    connect: () => new Promise<pg.PoolClient>((resolve) => waiting.push(resolve)),
    get waitingCount() {
      return waiting.length;
    },
  };
  const give = (after: number) => {
    time += after;
    waiting.shift()?.({} as pg.PoolClient);
  };
  return { gate: createGate(pool as unknown as pg.Pool, 2000, () => time), give };
}

const outcome = (asked: Promise<unknown>) =>
  asked.then(
    () => 'let in',
    (error: unknown) => (isUnavailable(error) ? 'turned away' : 'failed'),
  );

it('turns nobody away while each gets his connection in time', async () => {
  const { gate, give } = slowPool();
  const asked = [outcome(gate.connection()), outcome(gate.connection())];
  give(2000);
  await asked[0];
  asked.push(outcome(gate.connection()));
  give(0);
  give(0);
  expect(await Promise.all(asked)).toEqual(['let in', 'let in', 'let in']);
});

it('turns away who comes behind others when the last one waited too long, and lets in again when they are served', async () => {
  const { gate, give } = slowPool();
  const first = [outcome(gate.connection()), outcome(gate.connection())];
  give(2001);
  await first[0];
  expect(await outcome(gate.connection())).toBe('turned away');
  give(0);
  expect(await first[1]).toBe('let in');
  const later = outcome(gate.connection());
  give(0);
  expect(await later).toBe('let in');
  const again = [outcome(gate.connection()), outcome(gate.connection())];
  give(0);
  give(0);
  expect(await Promise.all(again)).toEqual(['let in', 'let in']);
});
