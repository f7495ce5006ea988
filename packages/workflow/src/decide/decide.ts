import type { WorkflowStep } from '@greffe/definition';
import type { MachineEvent, RecordMachine } from '../machine/compileWorkflow.ts';
import { recordStatus, stepStatus, take } from '../machine/snapshot.ts';
import type { Command, Decision, DecisionFacts, RecordEvent, RecordSnapshot, Refusal } from '../types.ts';

const refuse = (code: Refusal['code'], params: Refusal['params'] = {}): Decision => ({
  ok: false,
  refusal: { code, params },
});

const eventOf = (command: Command): RecordEvent => {
  switch (command.type) {
    case 'save':
      return { type: 'saved', step: command.step };
    case 'validate':
      return { type: 'validated', step: command.step };
    case 'reopen':
      return { type: 'reopened', step: command.step };
    case 'acknowledge':
      return { type: 'acknowledged' };
    case 'requestCorrections':
      return { type: 'correctionsRequested' };
  }
};

/** Why the machine has no transition for a command on this step, said so that a person knows what to do. */
function reasonFor(snapshot: RecordSnapshot, step: WorkflowStep, command: Command): Decision {
  if (command.type === 'reopen')
    return refuse('notReopenable', { step: step.id, status: recordStatus(snapshot) });
  if (stepStatus(snapshot, step.id) === 'waiting') {
    const missing = step.requires.filter(
      (id) => !['validated', 'locked', 'skipped'].includes(stepStatus(snapshot, id) ?? ''),
    );
    return refuse('stepWaits', { step: step.id, waitsFor: missing.join(', ') });
  }
  return refuse('stepNotOpen', { step: step.id, status: stepStatus(snapshot, step.id) ?? '' });
}

function decideOnStep(
  machine: RecordMachine,
  snapshot: RecordSnapshot,
  command: Extract<Command, { step: string }>,
  { requester, errorCount }: DecisionFacts,
): Decision {
  const step = machine.workflow.steps.find((candidate) => candidate.id === command.step);
  if (!step) return refuse('stepUnknown', { step: command.step });
  if (!step.roles.some((role) => requester.roles.includes(role)))
    return refuse('notYourRole', { step: step.id });
  if (recordStatus(snapshot) === 'deleted') return refuse('recordClosed');
  const next = take(machine, snapshot, command);
  if (!next) return reasonFor(snapshot, step, command);
  if (command.type === 'validate' && errorCount > 0)
    return refuse('dataInvalid', { step: step.id, count: errorCount });
  const effects = command.type === 'validate' ? step.effects : [];
  return { ok: true, events: [eventOf(command)], snapshot: next, effects };
}

/**
 * Decides a command on a record: the events, the next snapshot and the effects, or a refusal with its reason.
 * Pure: the same machine, snapshot, command and facts always give the same answer, so that a history can be replayed.

 */
export function decide(
  machine: RecordMachine,
  snapshot: RecordSnapshot,
  command: Command,
  facts: DecisionFacts,
): Decision {
  if ('step' in command) return decideOnStep(machine, snapshot, command, facts);
  if (!facts.requester.isSystem) return refuse('notYourRole');
  const next = take(machine, snapshot, command);
  if (!next) return refuse('nothingToAcknowledge', { status: recordStatus(snapshot) });
  return { ok: true, events: [eventOf(command)], snapshot: next, effects: [] };
}

const commandOf = (event: RecordEvent): MachineEvent => {
  switch (event.type) {
    case 'saved':
      return { type: 'save', step: event.step };
    case 'validated':
      return { type: 'validate', step: event.step };
    case 'reopened':
      return { type: 'reopen', step: event.step };
    case 'acknowledged':
      return { type: 'acknowledge' };
    case 'correctionsRequested':
      return { type: 'requestCorrections' };
  }
};

/** The snapshot that a history leads to; throws at an event that the machine could not have taken. */
export function replay(
  machine: RecordMachine,
  start: RecordSnapshot,
  events: readonly RecordEvent[],
): RecordSnapshot {
  return events.reduce((snapshot, event, index) => {
    const next = take(machine, snapshot, commandOf(event));
    if (!next) {
      throw new Error(
        `Event ${index + 1} of the history (${event.type}) cannot follow: the record is ${recordStatus(snapshot)}.`,
      );
    }
    return next;
  }, start);
}
