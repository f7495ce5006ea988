import type { WorkflowStep } from '@greffe/definition';
import { decide } from '../decide/decide.ts';
import type { RecordMachine } from '../machine/compileWorkflow.ts';
import { recordStatus, stepStatus } from '../machine/snapshot.ts';
import type { RecordProjection, RecordSnapshot, Requester, StepProjection } from '../types.ts';

const finished = ['validated', 'locked', 'skipped'];

/** Commands are asked of `decide` itself, so that what is offered is what will be accepted. */
function projectStep(
  machine: RecordMachine,
  snapshot: RecordSnapshot,
  requester: Requester,
  step: WorkflowStep,
): StepProjection {
  const facts = { requester, errorCount: 0 };
  const commands = (['save', 'validate', 'reopen'] as const).filter(
    (type) => decide(machine, snapshot, { type, step: step.id }, facts).ok,
  );
  const status = stepStatus(snapshot, step.id) ?? 'waiting';
  return {
    id: step.id,
    status,
    commands,
    waitsFor:
      status === 'waiting'
        ? step.requires.filter((id) => !finished.includes(stepStatus(snapshot, id) ?? ''))
        : [],
    roles: step.roles,
  };
}

/** A record as one requester sees it: whose turn it is, what can be done, what waits for what (CO-7). */
export function project(
  machine: RecordMachine,
  snapshot: RecordSnapshot,
  requester: Requester,
): RecordProjection {
  return {
    status: recordStatus(snapshot),
    steps: machine.workflow.steps.map((step) => projectStep(machine, snapshot, requester, step)),
  };
}
