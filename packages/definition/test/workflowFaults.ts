import { expect } from 'vitest';
import { findingsAfter, type Json, readingFiles } from './fixtures.ts';

/** The workflow that most faults are put into, as plain objects. */
export interface Trial {
  [key: string]: unknown;
  steps: Record<string, unknown>[];
  links: Record<string, unknown>[];
  access: Record<string, unknown>[];
}

/** A change to the workflow, and the finding that it must lead to, by its pointer below the record type. */
export type Fault = readonly [name: string, change: (trial: Trial) => void, pointer: string, finding: object];

/** Steps of the fixture by their place in the file. */
export const at = {
  agreement: 0,
  plan: 1,
  answer: 2,
  check: 3,
  opinion: 4,
  diary: 5,
  session: 6,
  measurement: 7,
  extra: 8,
  summary: 9,
} as const;

/** Other words for a step. */
export const set =
  (step: keyof typeof at, words: object) =>
  ({ steps }: Trial): void =>
    void Object.assign(steps[at[step]] ?? {}, words);

/** Other words for a part of a step, or for an item of it. */
export const setIn =
  (step: keyof typeof at, part: string, words: object, index?: number) =>
  ({ steps }: Trial): void => {
    const whole = steps[at[step]]?.[part];
    Object.assign((Array.isArray(whole) ? whole[index ?? 0] : whole) ?? {}, words);
  };

/** A pointer into a step. */
export const place = (step: keyof typeof at, rest: string) => `/steps/${at[step]}/${rest}`;

/** Holds that a fault is found where it is, and called what it is. */
export function finds(fault: Fault, more: object = {}): void {
  const [, change, pointer, finding] = fault;
  const apply = (content: Json) =>
    change((content as unknown as { recordTypes: { trial: Trial } }).recordTypes.trial);
  expect(findingsAfter('workflow.json', apply, readingFiles)).toContainEqual(
    expect.objectContaining({
      file: 'workflow.json',
      pointer: `/recordTypes/trial${pointer}`,
      ...more,
      ...finding,
    }),
  );
}
