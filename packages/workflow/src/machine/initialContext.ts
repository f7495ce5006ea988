import type { Instant, RecordWorkflow, WorkflowStep } from '@greffe/definition';
import type { RecordContext, StepContext, Tally } from '../types.ts';

export const emptyTally: Tally = { scheduled: 0, open: 0, draft: 0, validated: 0, locked: 0, missed: 0 };

/** A step at the beginning of a round. */
export function freshStep(
  step: WorkflowStep,
  round: number,
  at: Instant,
  applies: boolean | null,
): StepContext {
  return {
    applies,
    round,
    isBegun: false,
    isAnnounced: false,
    since: at,
    validations: 0,
    reminded: [],
    ...(step.repeat && { tally: emptyTally }),
  };
}

/** The context of a record that begins now. */
export function initialContext({ steps }: RecordWorkflow, at: Instant): RecordContext {
  return {
    at,
    steps: Object.fromEntries(
      steps.map((step) => [step.id, freshStep(step, 1, at, step.when === undefined ? true : null)]),
    ),
  };
}
