import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useGrowingCount } from './useGrowingCount.ts';

/** Every count that was drawn, in order. */
function countsOf(weights: readonly number[], isOn: boolean): number[] {
  const drawn: number[] = [];
  renderHook(() => drawn.push(useGrowingCount(weights, isOn)));
  return drawn.filter((count, index) => count !== drawn[index - 1]);
}

it('draws the first forty fields of a long step at once, and all others after, a few at a time', () => {
  expect(
    countsOf(
      Array.from({ length: 11 }, () => 10),
      true,
    ),
  ).toEqual([4, 8, 11]);
  // A part larger than a portion comes alone, and none comes in two.
  expect(countsOf([100, 100, 1], true)).toEqual([1, 2, 3]);
  expect(countsOf([], true)).toEqual([0]);
  expect(countsOf([100, 100], false)).toEqual([2]);
});
