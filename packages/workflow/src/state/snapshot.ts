import type { Instant } from '@greffe/definition';
import { initialTransition, type SnapshotFrom, transition } from 'xstate';
import type { RecordMachine } from '../machine/compileWorkflow.ts';
import type { MachineEvent } from '../machine/events.ts';
import { initialContext } from '../machine/initialContext.ts';
import { lifecycleRegion, regionOf } from '../machine/names.ts';
import type { RecordContext, RecordSnapshot, RecordStatus, StepContext, StepStatus } from '../types.ts';

type MachineSnapshot = SnapshotFrom<RecordMachine['machine']>;

const persist = (machine: RecordMachine, snapshot: MachineSnapshot): RecordSnapshot => ({
  definition: machine.definition,
  machineVersion: 2,
  state: snapshot.value as unknown as Readonly<Record<string, string>>,
  context: snapshot.context,
});

/** The state of a record that begins now, before any condition was looked at: where a replay of its history starts. */
export function initialSnapshot(machine: RecordMachine, at: Instant): RecordSnapshot {
  const [snapshot] = initialTransition(machine.machine, { at });
  return persist(machine, snapshot);
}

/** A snapshot of another version is never guessed at. */
export function demandOwnVersion(machine: RecordMachine, { definition }: RecordSnapshot): void {
  if (definition === machine.definition) return;
  throw new Error(
    `The record's state belongs to definition ${definition}, the machine to ${machine.definition}. Load the record's own version.`,
  );
}

/** Restores the machine with another context, gives it one event and lets the regions settle. */
export function take(
  machine: RecordMachine,
  { state }: RecordSnapshot,
  context: RecordContext,
  event: MachineEvent,
): RecordSnapshot {
  const before = machine.machine.resolveState({ value: state as never, context });
  return persist(machine, transition(machine.machine, before, event)[0]);
}

/** Where the record stands. */
export const recordStatus = (snapshot: Pick<RecordSnapshot, 'state'>): RecordStatus =>
  snapshot.state[lifecycleRegion] as RecordStatus;

/** Where a step stands; `undefined` for a step that the record type does not have. */
export const stepStatus = (snapshot: Pick<RecordSnapshot, 'state'>, step: string): StepStatus | undefined =>
  snapshot.state[regionOf(step)] as StepStatus | undefined;

/** What is known of a step besides. @throws RangeError for a step that the record type does not have. */
export function stepContext({ context }: RecordSnapshot, step: string): StepContext {
  const own = context.steps[step];
  if (!own) throw new RangeError(`The record's state knows no step '${step}'.`);
  return own;
}

export const isDone = (status: StepStatus | undefined): boolean =>
  status === 'validated' || status === 'locked' || status === 'skipped';

/** A snapshot as records held it before conditions, rounds and windows: statuses alone. */
interface FirstSnapshot {
  readonly definition: string;
  readonly machineVersion: 1;
  readonly state: Readonly<Record<string, string>>;
}

/** Brings a stored snapshot to the present form. `at` is when the record was last changed. */
export function upgradeSnapshot(
  machine: RecordMachine,
  stored: RecordSnapshot | FirstSnapshot,
  at: Instant,
): RecordSnapshot {
  if (stored.machineVersion === 2) return stored;
  const context = initialContext(machine.workflow, at);
  const steps = Object.entries(context.steps).map(([id, own]) => {
    const isUntouched = ['waiting', 'open', 'skipped'].includes(stepStatus(stored, id) ?? '');
    const isValidated = ['validated', 'locked'].includes(stepStatus(stored, id) ?? '');
    return [id, { ...own, isBegun: !isUntouched, isAnnounced: true, validations: isValidated ? 1 : 0 }];
  });
  return { ...stored, machineVersion: 2, context: { at, steps: Object.fromEntries(steps) } };
}
