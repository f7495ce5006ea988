import type { StepModel } from '../model/model.ts';
import { PART } from '../model/state.ts';
import type { Held, Work } from './work.ts';

/** Something that can happen: by a person, by support, or by time. */
export interface Move {
  readonly type:
    | 'validate'
    | 'lock'
    | 'undo'
    | 'reopen'
    | 'unlock'
    | 'add'
    | 'entryValidate'
    | 'entryLock'
    | 'entryMissed'
    | 'entryCorrect'
    | 'entriesOver';
  readonly step: number;
  /** Index of the data, with `validate`. */
  readonly variant?: number;
  /** Index of the outcome that was chosen. */
  readonly outcome?: number;
  /** Outcomes that took hold by it. */
  readonly held: readonly Held[];
  /** What the step requires and was not met when it was validated; always none if the engine is right. */
  readonly unmet?: readonly number[];
}

/** What more there is to say of a move, once it is made. */
export type Change = Partial<Move>;

/** A change of which there is nothing more to say. */
export const doing =
  (change: (work: Work) => void) =>
  (work: Work): Change => {
    change(work);
    return {};
  };

/** Adds a move: `change` makes it. */
export type Make = (move: Omit<Move, 'held'>, change: (work: Work) => Change) => void;

/** A step that it leans on, or an entry of one, has decided something that takes hold when its window ends: that is waited for. */
export const isHeldUp = (work: Work, { dependencies }: StepModel): boolean =>
  dependencies.some((other) => work.isInWindow(other) || work.get(other, PART.pending) > 0);

export const unmetOf = (work: Work, { requires }: StepModel): readonly number[] =>
  requires.filter((other) => !work.isMet(other));

/** The first outcome whose condition is met by the data, by index; -1 without one. */
export function outcomeOf(work: Work, { outcomes, variants }: StepModel, variant: number): number {
  const data = variants[variant] ?? {};
  return outcomes.findIndex(({ when }) => when === undefined || when.value(work.state, data) === true);
}
