import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ticksFor } from './ticks.ts';

it.each([
  [
    [6.1, 8.4],
    [6, 6.5, 7, 7.5, 8, 8.5],
  ],
  [
    [0, 100],
    [0, 20, 40, 60, 80, 100],
  ],
  [
    [-3, 4],
    [-4, -2, 0, 2, 4],
  ],
  [
    [0.1, 0.3],
    [0.1, 0.15, 0.2, 0.25, 0.3],
  ],
  [[], [0, 0.2, 0.4, 0.6, 0.8, 1]],
])('marks %j at %j', (values, ticks) => {
  expect(ticksFor(values)).toEqual(ticks);
});

it('holds every value between its ends, evenly apart, and stays small', () => {
  const number = fc
    .double({ min: -1e6, max: 1e6, noNaN: true })
    .map((value) => Math.round(value * 1000) / 1000);
  fc.assert(
    fc.property(fc.array(number, { minLength: 1, maxLength: 8 }), (values) => {
      const ticks = ticksFor(values);
      const step = (ticks[1] ?? 0) - (ticks[0] ?? 0);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(9);
      expect(ticks[0]).toBeLessThanOrEqual(Math.min(...values));
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(...values));
      expect(step).toBeGreaterThan(0);
      for (const [index, tick] of ticks.entries()) {
        expect(Math.abs(tick - ((ticks[0] ?? 0) + index * step))).toBeLessThan(step / 100);
      }
    }),
  );
});
