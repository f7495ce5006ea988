import { after } from '../model/counts.ts';
import { isEffective, type StepModel } from '../model/model.ts';
import { PART, STATUS } from '../model/state.ts';
import { doing, isHeldUp, type Make, outcomeOf, unmetOf } from './judge.ts';
import { PLAN, type Work } from './work.ts';

/**
 * What can happen to a repeated step's entries. They are counted as far as anything looks at them. One decision of an
 * entry at a time waits for its window to end; the next one is taken only when that took hold.
 */
export function entryMoves(work: Work, step: StepModel, make: Make, isUnlocked: boolean): void {
  const { index, step: source, outcomes } = step;
  const status = work.get(index, PART.status);
  const pending = work.get(index, PART.pending);
  if (pending > 0) {
    make(
      { type: 'entryLock', step: index },
      doing((next) => next.lockEntry(index)),
    );
  }
  const isOpen = status === STATUS.open && !isHeldUp(work, step);
  const isScheduled = step.schedule.length > 0;
  const isCounted = step.levels.open.length > 1;
  if (isOpen && isCounted && source.repeat?.kind === 'atWill') {
    for (const open of after(step.levels.open, work.get(index, PART.open), 1)) {
      make(
        { type: 'add', step: index },
        doing((next) => next.set(index, PART.open, open)),
      );
    }
  }
  const hasEntry = isScheduled
    ? work.get(index, PART.planned) === PLAN.entries
    : !isCounted || work.get(index, PART.open) > 0;
  if (isOpen && hasEntry && (pending === 0 || outcomes.length === 0)) validations(work, step, make);
  if (status === STATUS.open && isScheduled && hasEntry) passing(work, step, make);
  if (!work.hasEnded && work.get(index, PART.validated) > 0) corrections(work, step, make, isUnlocked);
}

/** What the counts become, in every way that one more or one less may change them. */
function* countsAfter(
  work: Work,
  { index, levels }: StepModel,
  by: { readonly validated: 1 | -1; readonly open: 1 | -1 | 0 },
): Generator<(next: Work) => void> {
  const now = (part: number) => work.get(index, part);
  const opens = by.open === 0 ? [now(PART.open)] : after(levels.open, now(PART.open), by.open);
  for (const validated of after(levels.validated, now(PART.validated), by.validated)) {
    for (const open of opens) {
      yield (next) => {
        next.set(index, PART.validated, validated);
        next.set(index, PART.open, open);
      };
    }
  }
}

function validations(work: Work, step: StepModel, make: Make): void {
  const { index, variants, schedule } = step;
  const isScheduled = schedule.length > 0;
  for (let variant = 0; variant < variants.length; variant += 1) {
    for (const isLast of isScheduled ? [false, true] : [false]) {
      for (const count of countsAfter(work, step, { validated: 1, open: isScheduled ? 0 : -1 })) {
        make({ type: 'entryValidate', step: index, variant }, (next) => {
          const unmet = unmetOf(next, step);
          const outcome = outcomeOf(next, step, variant);
          count(next);
          if (isLast) next.set(index, PART.planned, PLAN.done);
          decide(next, step, outcome);
          return { ...(outcome >= 0 && { outcome }), unmet };
        });
      }
    }
  }
}

function decide(work: Work, { index, window, outcomes }: StepModel, outcome: number): void {
  const decided = outcomes[outcome];
  const isPending = window > 0 && decided !== undefined && isEffective(decided);
  if (isPending) work.set(index, PART.pending, outcome + 1);
  work.rest();
  if (!isPending) work.takeHold(index, outcome);
}

/** Days pass: an entry is missed, or there is none (any more). */
function passing(work: Work, { index, step, levels }: StepModel, make: Make): void {
  if (step.repeat && 'openFor' in step.repeat && step.repeat.openFor !== undefined) {
    for (const missed of after(levels.missed, work.get(index, PART.missed), 1)) {
      for (const isLast of [false, true]) {
        make({ type: 'entryMissed', step: index }, (next) => {
          next.set(index, PART.missed, missed);
          if (isLast) next.set(index, PART.planned, PLAN.done);
          return {};
        });
      }
    }
  }
  if (step.repeat?.kind === 'daily') {
    make(
      { type: 'entriesOver', step: index },
      doing((next) => next.set(index, PART.planned, PLAN.done)),
    );
  }
}

function corrections(work: Work, step: StepModel, make: Make, isUnlocked: boolean): void {
  const { index, schedule } = step;
  const { mode } = step.step.correction;
  const isComplete = work.get(index, PART.status) === STATUS.locked;
  const isPossible = mode === 'reopen' || (mode === 'undo' && (!isComplete || isUnlocked));
  if (!isPossible) return;
  const isScheduled = schedule.length > 0;
  for (const count of countsAfter(work, step, { validated: -1, open: isScheduled ? 0 : 1 })) {
    make({ type: 'entryCorrect', step: index }, (next) => {
      count(next);
      next.set(index, PART.pending, 0);
      if (isScheduled) next.set(index, PART.planned, PLAN.entries);
      return {};
    });
  }
}
