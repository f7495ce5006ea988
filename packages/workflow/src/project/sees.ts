import type { WorkflowStep } from '@greffe/definition';
import { waitReasons } from '../decide/allow.ts';
import { createRun, truthOf } from '../decide/run.ts';
import type { RecordMachine } from '../machine/compileWorkflow.ts';
import { recordStatus, stepContext, stepStatus } from '../state/snapshot.ts';
import type { DecisionFacts, RecordSnapshot } from '../types.ts';

/** Every role that may come to see a record: who starts it, works on it, reads it, supports it. */
export function rolesOfRecord({ workflow, recordType }: RecordMachine): readonly string[] {
  return [
    ...new Set([
      ...recordType.createdBy,
      ...workflow.steps.flatMap(({ roles, readers }) => [...roles, ...readers]),
      ...workflow.support,
      ...workflow.access.map(({ role }) => role),
    ]),
  ];
}

/** Whether it is a role's turn on a step, or it can still undo what it validated there. */
export function isTurn(
  machine: RecordMachine,
  snapshot: RecordSnapshot,
  step: WorkflowStep,
  role: string,
): boolean {
  if (!step.roles.includes(role)) return false;
  const { tally, until } = stepContext(snapshot, step.id);
  if (stepStatus(snapshot, step.id) === 'validated') return until !== undefined;
  if (!isFillable(machine, snapshot, step)) return false;
  const isAtWill = machine.step(step.id)?.repeat?.kind === 'atWill';
  return tally === undefined || isAtWill || tally.open + tally.draft + tally.validated > 0;
}

/** An open step is nobody's turn yet while a decision that may change the way can still be undone. */
function isFillable(machine: RecordMachine, snapshot: RecordSnapshot, step: WorkflowStep): boolean {
  if (recordStatus(snapshot) === 'deleted') return false;
  const status = stepStatus(snapshot, step.id);
  return (status === 'open' || status === 'draft') && waitReasons({ machine, snapshot }, step).length === 0;
}

/** Roles whose turn it is now: a step of theirs can be filled. */
export function turnsOf(machine: RecordMachine, snapshot: RecordSnapshot): readonly string[] {
  const open = machine.workflow.steps.filter((step) => {
    const { tally } = stepContext(snapshot, step.id);
    if (!isFillable(machine, snapshot, step)) return false;
    // A measurement at will is nobody's duty.
    return tally === undefined || tally.open + tally.draft > 0;
  });
  return [...new Set(open.flatMap(({ roles }) => roles))];
}

/**
 * Whether a role sees the record at all. Steps, outcomes and data change it, so it is asked after every decision;
 * expressions look at `facts` as a decision does.
 */
export function seesRecord(
  machine: RecordMachine,
  snapshot: RecordSnapshot,
  facts: DecisionFacts,
  role: string,
): boolean {
  if (!rolesOfRecord(machine).includes(role)) return false;
  if (machine.named.has(role) && facts.named?.[role] === undefined) return false;
  const rule = machine.workflow.access.find((candidate) => candidate.role === role);
  if (!rule || rule.when === 'always') return true;
  if (rule.when === 'turn')
    return machine.workflow.steps.some((step) => isTurn(machine, snapshot, step, role));
  const step = machine.workflow.steps[0];
  return step !== undefined && truthOf(createRun(machine, snapshot, facts), step.id, rule.when) === true;
}
