import { startTransition, useEffect, useState } from 'react';

/** Fields drawn before the first paint: more than the tallest screen shows. */
const FIRST = 40;
/** Fields that follow at a time: few enough that a key typed meanwhile is not kept waiting. */
const NEXT = 40;

/** How many of the parts, from `from` on, hold so many fields; one at least. */
function partsFor(weights: readonly number[], from: number, fields: number): number {
  let held = 0;
  let end = from;
  while (end < weights.length && (held < fields || end === from)) {
    held += weights[end] ?? 0;
    end += 1;
  }
  return end;
}

/**
 * How many parts of a long form to draw: those of the first screens at once, the others right after, a few at a time
 * and interrupted by whatever a person does. All of them stand in the page when that is done, seen or not.
 */
export function useGrowingCount(weights: readonly number[], isOn: boolean): number {
  const [count, setCount] = useState(() => (isOn ? partsFor(weights, 0, FIRST) : weights.length));
  useEffect(() => {
    if (count < weights.length) startTransition(() => setCount(partsFor(weights, count, NEXT)));
  }, [weights, count]);
  return count;
}
