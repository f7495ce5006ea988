import { addDuration, type Instant } from '@greffe/definition';
import type { RecordMachine } from '../machine/compileWorkflow.ts';
import type { MachineEvent } from '../machine/events.ts';
import type { RecordEvent, RecordSnapshot, StepContext, StepStatus } from '../types.ts';
import { note } from './note.ts';
import { demandOwnVersion, stepStatus, take } from './snapshot.ts';

function machineEventOf(event: RecordEvent): MachineEvent {
  const settle = { type: 'settle', transmits: 'transmits' in event && event.transmits } as const;
  if ('entry' in event && event.entry !== undefined) return settle;
  switch (event.type) {
    case 'begun':
      return { type: 'begin', step: event.step };
    case 'validated':
      return { type: 'validate', step: event.step, transmits: event.transmits };
    case 'locked':
      return { type: 'lock', step: event.step, transmits: event.transmits };
    case 'undone':
      return { type: 'undo', step: event.step };
    case 'reopened':
      return { type: 'reopen', step: event.step };
    case 'deleted':
      return { type: 'delete', step: event.step };
    case 'unlocked':
      return { type: 'unlock', step: event.step };
    case 'roundStarted':
      return { type: 'newRound', steps: event.steps };
    case 'acknowledged':
      return { type: 'acknowledge' };
    case 'correctionsRequested':
      return { type: 'requestCorrections' };
    default:
      return settle;
  }
}

/** What a change of status brings with it: since when, by when, and where a skipped step was. */
function afterMove(
  machine: RecordMachine,
  id: string,
  own: StepContext,
  [from, to]: readonly [StepStatus | undefined, StepStatus | undefined],
  at: Instant,
): StepContext {
  // Whose turn it is does not change when a draft is begun.
  if (from === to || (from === 'open' && to === 'draft')) return own;
  const { was: _, ...rest } = own;
  const due = machine.step(id)?.due;
  const isNewlyOpen = (to === 'open' || to === 'draft') && own.due === undefined;
  return {
    ...rest,
    since: at,
    ...(isNewlyOpen && due && 'within' in due && { due: addDuration(at, due.within) }),
    ...(to === 'skipped' && (from === 'validated' || from === 'locked') && { was: from }),
  };
}

/**
 * The state after one event: the only way in which a record's state changes, so that a replay of the events gives the
 * same state. @throws Error when the machine has no such transition: the event cannot have happened.
 */
export function apply(machine: RecordMachine, snapshot: RecordSnapshot, event: RecordEvent): RecordSnapshot {
  demandOwnVersion(machine, snapshot);
  const machineEvent = machineEventOf(event);
  const moved = take(machine, snapshot, note(machine, snapshot.context, event), machineEvent);
  // A new round may find a step where the last one left it: open, or skipped.
  const mustMove = machineEvent.type !== 'settle' && machineEvent.type !== 'newRound';
  if (mustMove && !hasMoved(snapshot, moved)) {
    throw new Error(
      `The event '${event.type}' cannot follow: the record's machine has no transition for it.`,
    );
  }
  const steps = Object.entries(moved.context.steps).map(([id, own]) => [
    id,
    afterMove(machine, id, own, [stepStatus(snapshot, id), stepStatus(moved, id)], event.at),
  ]);
  return { ...moved, context: { ...moved.context, steps: Object.fromEntries(steps) } };
}

const hasMoved = (before: RecordSnapshot, after: RecordSnapshot): boolean =>
  Object.keys(after.state).some((region) => before.state[region] !== after.state[region]);

/** The snapshot that a history leads to; throws at an event that the machine could not have taken. */
export function replay(
  machine: RecordMachine,
  start: RecordSnapshot,
  events: readonly RecordEvent[],
): RecordSnapshot {
  return events.reduce((snapshot, event, index) => {
    try {
      return apply(machine, snapshot, event);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`Event ${index + 1} of the history (${event.type}): ${why}`);
    }
  }, start);
}
