import type { Bundle, RecordWorkflow, WorkflowStep } from '@greffe/definition';
import { and, not, or, setup, stateIn } from 'xstate';
import type { RecordStatus, StepStatus } from '../types.ts';

/** The events of the record's machine; roles and faults are judged by `decide` before one is sent. */
export type MachineEvent =
  | { readonly type: 'save' | 'validate' | 'reopen'; readonly step: string }
  | { readonly type: 'acknowledge' | 'requestCorrections' };

export const lifecycleRegion = 'lifecycle';
/** Steps' regions are prefixed, so that a step may be called `lifecycle`. */
export const regionOf = (step: string): string => `step:${step}`;

const finished: readonly StepStatus[] = ['validated', 'locked', 'skipped'];
const isStep = (step: string, ...statuses: readonly StepStatus[]) =>
  or(statuses.map((status) => stateIn({ [regionOf(step)]: status })));
const areFinished = (steps: readonly string[]) => and(steps.map((step) => isStep(step, ...finished)));

const isRecord = (...statuses: RecordStatus[]) =>
  or(statuses.map((status) => stateIn({ [lifecycleRegion]: status })));

const workflowSetup = setup({
  types: { events: {} as MachineEvent },
  guards: {
    isFor: ({ event }, params: { step: string }) => 'step' in event && event.step === params.step,
  },
});
const isFor = (step: string) => ({ type: 'isFor' as const, params: { step } });
const isForStepIn = (step: string, ...statuses: StepStatus[]) =>
  and([isFor(step), isStep(step, ...statuses)]);

/** One region a step: its status and nothing else. */
function stepRegion({ id, requires, correction }: WorkflowStep) {
  const edit = {
    save: { guard: isFor(id), target: 'draft' },
    validate: { guard: isFor(id), target: correction.mode === 'final' ? 'locked' : 'validated' },
  };
  return {
    initial: requires.length > 0 ? 'waiting' : 'open',
    states: {
      waiting: { always: { guard: areFinished(requires), target: 'open' } },
      open: { on: edit },
      draft: { on: edit },
      // What is on its way to the receiver is not touched before it has answered.
      validated: {
        on: { reopen: { guard: and([isFor(id), not(isRecord('sending', 'deleted'))]), target: 'draft' } },
      },
      locked: {},
      skipped: {},
    },
  };
}

/**
 * The record's lifecycle. Validating a step that transmits sends the record: open → sending → sent (CG-5).
 * A workflow that transmits nothing is closed when its last step is done. Reopening a step reopens the record (CG-6).
 */
function lifecycle(workflow: RecordWorkflow) {
  const all = workflow.steps.map((step) => step.id);
  const transmitting = workflow.steps
    .filter((step) => step.effects.some(({ type }) => type === 'transmission'))
    .map((step) => step.id);
  // An event is for this region only where the step's own region takes it too.
  const send = { guard: or(transmitting.map((id) => isForStepIn(id, 'open', 'draft'))), target: 'sending' };
  const reopen = { guard: or(all.map((id) => isForStepIn(id, 'validated'))), target: 'open' };
  return {
    initial: 'open',
    states: {
      open:
        transmitting.length > 0
          ? { on: { validate: send } }
          : { always: { guard: areFinished(all), target: 'closed' } },
      sending: { on: { acknowledge: 'sent', requestCorrections: 'correctionsNeeded' } },
      sent: { on: { reopen, requestCorrections: 'correctionsNeeded' } },
      correctionsNeeded: { on: { reopen } },
      closed: { on: { reopen } },
      deleted: {},
    },
  };
}

/** A record type's workflow, compiled: the definition's words beside the XState machine that holds the statuses. */
export interface RecordMachine {
  readonly definition: string;
  readonly recordType: string;
  readonly workflow: RecordWorkflow;
  readonly machine: ReturnType<typeof createRecordMachine>;
}

function createRecordMachine(id: string, workflow: RecordWorkflow) {
  return workflowSetup.createMachine({
    id,
    type: 'parallel',
    states: {
      [lifecycleRegion]: lifecycle(workflow),
      ...Object.fromEntries(workflow.steps.map((step) => [regionOf(step.id), stepRegion(step)])),
    },
  });
}

/**
 * Compiles a record type's workflow to one XState machine: parallel, a region a step, and the record's lifecycle.
 * Throws where the definition has no such record type: the linter refuses such a definition before.
 */
export function compileWorkflow(bundle: Bundle, recordType: string): RecordMachine {
  const workflow = bundle.workflows[recordType];
  if (!workflow) {
    const known = Object.keys(bundle.workflows).join(', ');
    throw new Error(`At workflow.recordTypes: no record type is named '${recordType}'. Known: ${known}.`);
  }
  return {
    definition: bundle.hash,
    recordType,
    workflow,
    machine: createRecordMachine(`${bundle.id}/${recordType}`, workflow),
  };
}
