import type { RecordWorkflow, WorkflowStep } from '@greffe/definition';
import { and, not, or, stateIn } from 'xstate';
import type { RecordContext, StepContext, StepStatus } from '../types.ts';
import type { MachineEvent } from './events.ts';
import { regionOf } from './names.ts';

/** A guard of the machine; XState's own combinations of guards have this type for whoever only passes them on. */
export type Guard = (args: { readonly context: RecordContext; readonly event: MachineEvent }) => boolean;

const every = (guards: readonly Guard[]): Guard => and(guards as never) as unknown as Guard;
const some = (guards: readonly Guard[]): Guard => or(guards as never) as unknown as Guard;
const no = (guard: Guard): Guard => not(guard as never) as unknown as Guard;
const isStep = (step: string, ...statuses: readonly StepStatus[]): Guard =>
  some(statuses.map((status) => stateIn({ [regionOf(step)]: status }) as unknown as Guard));

const hasEnded: Guard = ({ context }) => context.ended !== undefined;
const of =
  (step: string, holds: (own: StepContext) => boolean): Guard =>
  ({ context }) => {
    const own = context.steps[step];
    return own !== undefined && holds(own);
  };

/** What a step that requires this one waits for: it is done, or enough of its entries are. */
function isMet({ id, repeat }: WorkflowStep): Guard {
  switch (repeat?.kind) {
    case 'atWill': {
      const { minimum } = repeat;
      const hasEnough = of(id, ({ tally }) => (tally?.validated ?? 0) + (tally?.locked ?? 0) >= minimum);
      return some([isStep(id, 'skipped'), hasEnough]);
    }
    case 'byOutcome':
      return of(id, ({ tally }) => (tally?.open ?? 0) + (tally?.draft ?? 0) === 0);
    default:
      return isStep(id, 'validated', 'locked', 'skipped');
  }
}

/** Done, as far as the record goes: only a deliberate correction touches it again. */
const isSettled = ({ id, correction }: WorkflowStep): Guard =>
  correction.mode === 'reopen'
    ? isStep(id, 'validated', 'locked', 'skipped')
    : isStep(id, 'locked', 'skipped');

/** A schedule: every entry is done or missed, and none can be undone. At will: the record has ended. */
function isComplete({ id, repeat, correction }: WorkflowStep): Guard {
  if (repeat?.kind !== 'daily' && repeat?.kind !== 'days') {
    const hasDone = of(id, ({ tally }) => (tally?.validated ?? 0) + (tally?.locked ?? 0) > 0);
    return every([hasEnded, hasDone]);
  }
  return of(id, ({ days, tally }) => {
    if (days === undefined || tally === undefined) return false;
    const { scheduled, open, draft, validated } = tally;
    return scheduled + open + draft === 0 && (correction.mode !== 'undo' || validated === 0);
  });
}

function guardsOfStep(step: WorkflowStep, steps: readonly WorkflowStep[]): Record<string, Guard> {
  const { id, requires } = step;
  const required = requires.flatMap((other) => steps.filter((candidate) => candidate.id === other));
  const doesNotApply = of(id, ({ applies }) => applies === false);
  const canBegin = every([of(id, ({ applies }) => applies === true), ...required.map(isMet)]);
  return {
    [`for ${id}`]: ({ event }) => 'step' in event && event.step === id,
    [`round of ${id}`]: ({ event }) => 'steps' in event && event.steps.includes(id),
    [`${id} does not apply`]: doesNotApply,
    [`${id} applies no more`]: some([doesNotApply, hasEnded]),
    [`${id} can begin`]: canBegin,
    [`${id} goes on with its draft`]: every([canBegin, of(id, ({ isBegun }) => isBegun)]),
    [`${id} must wait`]: no(canBegin),
    [`${id} is complete`]: isComplete(step),
    [`${id} is not complete`]: no(some([isComplete(step), hasEnded])),
    [`${id} applies again`]: no(some([doesNotApply, hasEnded])),
    // What was done stays done after the record's end too: only its condition takes it out.
    [`${id} was validated`]: every([no(doesNotApply), of(id, ({ was }) => was === 'validated')]),
    [`${id} was locked`]: every([no(doesNotApply), of(id, ({ was }) => was === 'locked')]),
  };
}

/** The guards of a workflow's machine by name, so that its drawing can be read. */
export function guardsOf({ steps }: RecordWorkflow): Record<string, Guard> {
  const isAllSettled = every(steps.map(isSettled));
  return {
    'the record has ended': hasEnded,
    'every step is settled': isAllSettled,
    'it goes on': no(some([isAllSettled, hasEnded])),
    'it sends the record': ({ event }) => 'transmits' in event && event.transmits,
    ...Object.assign({}, ...steps.map((step) => guardsOfStep(step, steps))),
  };
}
