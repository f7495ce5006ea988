import { initialTransition, type SnapshotFrom, transition } from 'xstate';
import type { RecordSnapshot, RecordStatus, StepStatus } from '../types.ts';
import { lifecycleRegion, type MachineEvent, type RecordMachine, regionOf } from './compileWorkflow.ts';

/** Where each region of the machine stands, as XState writes a parallel state's value. */
type MachineValue = Readonly<Record<string, string>>;
type MachineSnapshot = SnapshotFrom<RecordMachine['machine']>;

const persist = (machine: RecordMachine, snapshot: MachineSnapshot): RecordSnapshot => ({
  definition: machine.definition,
  machineVersion: 1,
  state: snapshot.value as MachineValue,
});

/** Every name of the stored value must be one of the machine's: a snapshot of another version is never guessed at. */
function restore(machine: RecordMachine, snapshot: RecordSnapshot): MachineSnapshot {
  if (snapshot.definition !== machine.definition) {
    throw new Error(
      `The record's state belongs to definition ${snapshot.definition}, the machine to ${machine.definition}. Load the record's own version.`,
    );
  }
  return machine.machine.resolveState({ value: snapshot.state as MachineValue, context: {} });
}

/** The state of a new record. */
export function startRecord(machine: RecordMachine): RecordSnapshot {
  const [snapshot] = initialTransition(machine.machine);
  return persist(machine, snapshot);
}

/** Takes one event, or answers `undefined` where the machine has no transition for it. */
export function take(
  machine: RecordMachine,
  snapshot: RecordSnapshot,
  event: MachineEvent,
): RecordSnapshot | undefined {
  const before = restore(machine, snapshot);
  if (!before.can(event)) return undefined;
  const [after] = transition(machine.machine, before, event);
  return persist(machine, after);
}

const regions = (snapshot: RecordSnapshot) => snapshot.state as MachineValue;

/** Where the record stands. */
export const recordStatus = (snapshot: RecordSnapshot): RecordStatus =>
  regions(snapshot)[lifecycleRegion] as RecordStatus;

/** Where a step stands; `undefined` for a step that the record type does not have. */
export const stepStatus = (snapshot: RecordSnapshot, step: string): StepStatus | undefined =>
  regions(snapshot)[regionOf(step)] as StepStatus | undefined;
