import { isEffective, type Model, type StepModel } from '../model/model.ts';
import { PART, STATUS, type State } from '../model/state.ts';
import { entryMoves } from './entryMoves.ts';
import { type Change, doing, isHeldUp, type Make, type Move, outcomeOf, unmetOf } from './judge.ts';
import { Restless, Work } from './work.ts';

export interface Moved {
  readonly move: Move;
  /** Undefined where conditions then turn each other on and off without end. */
  readonly to: State | undefined;
}

/** A correction takes back; what goes on without one is what a record can do by itself. */
export const isForward = ({ type }: Pick<Move, 'type'>): boolean =>
  type !== 'undo' && type !== 'reopen' && type !== 'unlock' && type !== 'entryCorrect';

/** The states in which a record may begin: one for each kind of linked records. */
export function startsOf(model: Model): State[] {
  return model.links.map((_, link) => {
    const state = model.layout.empty();
    state[model.layout.link] = link;
    const work = new Work(model, state, true);
    work.settle();
    return work.state;
  });
}

/** What is looked at of all that can happen. */
export interface MoveOptions {
  /** Steps that support may unlock; none by default. */
  readonly unlocks?: readonly string[];
  /** Without corrections: nothing is taken back. */
  readonly isForward?: boolean;
}

/** All that can happen in a state. */
export function movesOf(
  model: Model,
  state: State,
  { unlocks = [], isForward: isOnlyForward = false }: MoveOptions,
): Moved[] {
  const moves: Moved[] = [];
  const make = (move: Omit<Move, 'held'>, change: (work: Work) => Change): void => {
    if (isOnlyForward && !isForward(move)) return;
    const work = new Work(model, state);
    try {
      const more = change(work);
      work.settle();
      moves.push({ move: { ...move, ...more, held: work.held }, to: work.state });
    } catch (error) {
      if (!(error instanceof Restless)) throw error;
      moves.push({ move: { ...move, held: work.held }, to: undefined });
    }
  };
  const work = new Work(model, state);
  for (const step of model.steps) {
    const isUnlocked = unlocks.includes(step.step.id);
    if (step.step.repeat) entryMoves(work, step, make, isUnlocked);
    else stepMoves(work, step, make, isUnlocked);
  }
  return moves;
}

function stepMoves(work: Work, step: StepModel, make: Make, isUnlocked: boolean): void {
  const { index, variants, window } = step;
  const { mode } = step.step.correction;
  const status = work.get(index, PART.status);
  if (status === STATUS.open && !isHeldUp(work, step)) {
    for (let variant = 0; variant < variants.length; variant += 1) {
      make({ type: 'validate', step: index, variant }, (next) => validate(next, step, variant));
    }
  }
  if (status === STATUS.validated && window > 0) {
    if (isNextToEnd(work, step))
      make(
        { type: 'lock', step: index },
        doing((next) => next.lock(index)),
      );
    make(
      { type: 'undo', step: index },
      doing((next) => takeBack(next, index)),
    );
  }
  const endedBy = (work.state[work.model.layout.ended] ?? 0) - 1;
  if (endedBy >= 0 && endedBy !== index) return;
  if (status === STATUS.validated && mode === 'reopen') {
    make(
      { type: 'reopen', step: index },
      doing((next) => takeBack(next, index)),
    );
  }
  if (isUnlocked && status === STATUS.locked && mode !== 'final') {
    make(
      { type: 'unlock', step: index },
      doing((next) => takeBack(next, index)),
    );
  }
}

function validate(work: Work, step: StepModel, variant: number): Change {
  const { index, window } = step;
  const unmet = unmetOf(work, step);
  const outcome = outcomeOf(work, step, variant);
  work.set(index, PART.variant, variant + 1);
  work.set(index, PART.outcome, outcome + 1);
  const decided = step.outcomes[outcome];
  // Nothing hangs on a window in which nothing is decided: undone, the step stands as if it had not been validated yet,
  // since whoever leans on it was not validated either. It counts as locked at once.
  const isPending = window > 0 && decided !== undefined && isEffective(decided);
  const isValidated = isPending || step.step.correction.mode === 'reopen';
  work.set(index, PART.status, isValidated ? STATUS.validated : STATUS.locked);
  if (isPending) work.setWindows([...work.windows, index]);
  work.rest();
  if (!isPending) work.takeHold(index, outcome);
  return { ...(outcome >= 0 && { outcome }), unmet };
}

function takeBack(work: Work, index: number): void {
  const { layout } = work.model;
  work.setWindows(work.windows.filter((other) => other !== index));
  for (const part of [PART.was, PART.variant, PART.outcome]) work.set(index, part, 0);
  work.set(index, PART.status, STATUS.open);
  if (work.state[layout.ended] === index + 1) work.state[layout.ended] = 0;
}

/** A window ends before another that began later and is as long. Which ends first otherwise is left open. */
function isNextToEnd(work: Work, { index, window }: StepModel): boolean {
  if (!work.model.isOrdered) return true;
  for (const other of work.windows) {
    if (other === index) return true;
    if (work.get(other, PART.status) === STATUS.validated && work.step(other).window <= window) return false;
  }
  return true;
}
