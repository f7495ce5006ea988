import type { Counter } from '../types.ts';
import { type Comparison, change, isEqual, newerAddress, sides } from './comparison.ts';
import type { Change, ChangeKind } from './types.ts';

/**
 * What has changed of counters. No record moves otherwise for it: the places that were given are kept, and the next
 * night goes by the version in force.
 */
export function counterChanges(comparison: Comparison): Change[] {
  const { older, newer } = comparison;
  const was = (older.counters ?? []).map((counter) => renamed(comparison, counter));
  const { added, removed, both } = sides(was, newer.counters ?? [], ({ id }) => id);
  const [before, after] = [older.counterRecipients ?? [], newer.counterRecipients ?? []];
  return [
    ...added.map(({ id, limit }) => change('counterAdded', 'harmless', { id }, undefined, limit)),
    ...removed.map(({ id, limit }) => change('counterRemoved', 'harmless', { id }, limit)),
    ...both.flatMap(([one, other]) => changesOf(one, other)),
    ...(isEqual(before, after) ? [] : [change('counterRecipients', 'harmless', {}, before, after)]),
  ];
}

/** Aspects of a counter that have one value each. */
const ASPECTS: readonly [ChangeKind, (counter: Counter) => unknown][] = [
  ['counterLimit', ({ limit }) => limit],
  ['counterNotices', ({ notices }) => notices],
  ['counterWhenFull', ({ whenFull }) => whenFull],
  ['counterScope', ({ scope }) => scope],
  ['counterPeriod', ({ period }) => (typeof period === 'string' ? period : period.yearOf)],
  ['counterSeenBy', ({ seenBy }) => seenBy.toSorted()],
  ['counterRecipientsChangedBy', ({ recipientsChangedBy }) => recipientsChangedBy.toSorted()],
];

function changesOf(was: Counter, is: Counter): Change[] {
  const where = { id: is.id };
  const counted = ({ counts, at }: Counter) => [
    at,
    counts.map(({ when, ...source }) => ({ ...source, when: when?.cel })),
  ];
  return [
    ...ASPECTS.flatMap(([kind, aspect]): Change[] => {
      const [before, after] = [aspect(was), aspect(is)];
      return isEqual(before, after) ? [] : [change(kind, 'harmless', where, before, after)];
    }),
    ...(isEqual(counted(was), counted(is)) ? [] : [change('counterCounts', 'harmless', where)]),
  ];
}

/** The counter of the older version with steps and fields as the newer one calls them; conditions stay as written. */
function renamed({ operations }: Comparison, counter: Counter): Counter {
  const first = counter.counts[0]?.step ?? '';
  const fieldOf = (step: string, pointer: string) => newerAddress(operations, { step, pointer }).pointer;
  const { period } = counter;
  return {
    ...counter,
    counts: counter.counts.map((source) => ({
      ...source,
      step: newerAddress(operations, { step: source.step, pointer: '' }).step,
      ...(typeof source.weight === 'string' ? { weight: fieldOf(source.step, source.weight) } : {}),
    })),
    at: fieldOf(first, counter.at),
    period: typeof period === 'string' ? period : { yearOf: fieldOf(first, period.yearOf) },
  };
}
