/** Where a step stands in the model: open and draft are one, since a draft changes nothing for anybody else. */
export const STATUS = { waiting: 0, open: 1, validated: 2, locked: 3, skipped: 4 } as const;

/** What a state keeps of a step, a byte each. */
export const PART = {
  status: 0,
  /** Where it stood before it was skipped: `STATUS.validated`, `STATUS.locked`, or 0. */
  was: 1,
  /** 1 + the index of the data it was validated with, 0 without. */
  variant: 2,
  /** 1 + the index of its outcome, 0 without. */
  outcome: 3,
  /** Its round, by the levels that expressions tell apart: 0 is the first. */
  round: 4,
  /** Entries of a repeated step, each by the levels that expressions tell apart. */
  validated: 5,
  open: 6,
  missed: 7,
  /** Of a repeated step: 1 + the index of an entry's outcome that has yet to take hold, 0 without. */
  pending: 8,
  /** Of a scheduled step: whether it has entries that are neither done nor missed. */
  planned: 9,
} as const;

const SIZE = 10;

/** One state of the steps of a cone: a byte a part, then by which step the record ended, what links show, and windows. */
export type State = Uint8Array;

/** Reads and writes states of a number of steps. */
export interface Layout {
  readonly steps: number;
  readonly empty: () => State;
  readonly at: (step: number, part: number) => number;
  /** 1 + index of the step that ended the record, 0 while it goes on. */
  readonly ended: number;
  readonly link: number;
  /** First of as many bytes as there are steps: 1 + index of those in their window, the first validated first. */
  readonly windows: number;
}

export function layoutOf(steps: number): Layout {
  const ended = steps * SIZE;
  return {
    steps,
    empty: () => new Uint8Array(ended + 2 + steps),
    at: (step, part) => step * SIZE + part,
    ended,
    link: ended + 1,
    windows: ended + 2,
  };
}

export const keyOf = (state: State): string => String.fromCharCode(...state);

export const isDone = (status: number): boolean => status >= STATUS.validated;

/** Steps whose window runs, the first validated first. */
export function windowsOf({ windows, steps }: Layout, state: State): number[] {
  const found: number[] = [];
  for (let place = windows; place < windows + steps; place += 1) {
    const step = state[place] ?? 0;
    if (step === 0) break;
    found.push(step - 1);
  }
  return found;
}

export function writeWindows({ windows, steps }: Layout, state: State, order: readonly number[]): void {
  for (let place = 0; place < steps; place += 1) state[windows + place] = (order[place] ?? -1) + 1;
}
