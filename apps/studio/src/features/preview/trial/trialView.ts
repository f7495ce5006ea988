import type { Bundle, Instant } from '@greffe/definition';
import {
  type EntryProjection,
  type EntryRow,
  nextDeadline,
  project,
  projectEntry,
  type RecordMachine,
  type RecordProjection,
  type Requester,
  type StepProjection,
  seesRecord,
} from '@greffe/workflow';
import {
  type MemoryGround,
  type MemoryRecord,
  type MemoryRecords,
  machineOf,
  memoryFacts,
  roundOf,
} from '@greffe/workflow/memory';
import type { Screen } from '../preview.types.ts';
import { requesterOf } from './deeds.ts';

/** An entry of a repeated step, and what the role may do with it. */
export type EntryView = EntryRow & Pick<EntryProjection, 'commands' | 'until'>;

/** Somebody whose turn it is, and where. */
export interface Turn {
  readonly role: string;
  readonly step: string;
}

/** A record as the role on the screen finds it. */
export interface TrialView {
  readonly bundle: Bundle;
  readonly record: MemoryRecord;
  readonly machine: RecordMachine;
  readonly role: string;
  readonly projection: RecordProjection;
  /** Whether the role sees the record at all. */
  readonly isSeen: boolean;
  /** The step on the screen. */
  readonly step: StepProjection;
  /** Entries of the step on the screen, where it is repeated. */
  readonly entries: readonly EntryView[];
  /** Everybody whose turn it is; the role on the screen first. */
  readonly turns: readonly Turn[];
  /** When time next changes something in any record. */
  readonly nextDue?: Instant | undefined;
}

/** What a role sees of the record on the screen; undefined while there is none. */
export function viewOf(ground: MemoryGround, records: MemoryRecords, screen: Screen): TrialView | undefined {
  const { bundle } = ground;
  const record = records.get(screen.record);
  if (!record) return undefined;
  const { role } = screen;
  const machine = machineOf(bundle, record.recordType);
  const requester = requesterOf(role);
  const projection = project(machine, record.snapshot, requester);
  const facts = memoryFacts(ground, records, record, requester);
  const step =
    projection.steps.find(({ id }) => id === screen.step) ?? stepToOpen(projection, role) ?? undefined;
  if (!step) return undefined;
  return {
    bundle,
    record,
    machine,
    role,
    projection,
    isSeen: seesRecord(machine, record.snapshot, facts, role),
    step,
    entries: machine.step(step.id)?.repeat ? entriesOf(machine, record, step.id, requester) : [],
    turns: turnsOf(projection, role),
    nextDue: [...records.values()]
      .flatMap((one) => dueOf(bundle, one))
      .sort()
      .at(0),
  };
}

/** Whether somebody is waited for at a step; of a repeated one, whether an entry can be filled in now. */
function isWaitedFor({ status, tally }: StepProjection): boolean {
  return (status === 'open' || status === 'draft') && (!tally || tally.open + tally.draft > 0);
}

/** The first step that is the role's to fill, else one that it can add to, else the first that is not finished. */
function stepToOpen({ steps }: RecordProjection, role: string): StepProjection | undefined {
  return (
    steps.find((step) => isWaitedFor(step) && step.roles.includes(role)) ??
    steps.find(({ commands }) => commands.includes('save') || commands.includes('add')) ??
    steps.find(({ status }) => status === 'open' || status === 'draft') ??
    steps.find(({ status }) => status === 'waiting') ??
    steps.at(0)
  );
}

function turnsOf({ steps }: RecordProjection, role: string): Turn[] {
  const all = steps
    .filter(isWaitedFor)
    .flatMap(({ id, roles }) =>
      (roles.includes(role) ? [role] : roles).map((one) => ({ role: one, step: id })),
    );
  return [...all.filter((turn) => turn.role === role), ...all.filter((turn) => turn.role !== role)];
}

function entriesOf(
  machine: RecordMachine,
  record: MemoryRecord,
  step: string,
  requester: Requester,
): EntryView[] {
  const rows = [...record.rows.values()].filter(
    (row) => row.step === step && row.round === roundOf(record, step),
  );
  return rows
    .sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''))
    .map((row) => {
      const { commands, until } = projectEntry(machine, record.snapshot, row, requester);
      return { ...row, commands, ...(until !== undefined && { until }) };
    });
}

function dueOf(bundle: Bundle, record: MemoryRecord): Instant[] {
  const own = nextDeadline(machineOf(bundle, record.recordType), record.snapshot);
  const rows = [...record.rows.values()].flatMap(({ deadline }) => deadline ?? []);
  return own === undefined ? rows : [own, ...rows];
}
