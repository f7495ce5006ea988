import { addDuration, brusselsMidnight, type Instant } from '@greffe/definition';
import type { RecordMachine } from '../machine/compileWorkflow.ts';
import { recordStatus, stepContext, stepStatus } from '../state/snapshot.ts';
import type { EntryRow, RecordSnapshot } from '../types.ts';
import { askFor, matchingEffects } from './effects.ts';
import { emit, keepRow, moved, openWindowBefore, type Run } from './run.ts';
import { settle } from './settle.ts';
import { lockEntry, lockStep } from './validate.ts';

interface StepDeadline {
  readonly at: Instant;
  readonly step: string;
  /** The effect that is due; without it, the window ends. */
  readonly effect?: number;
}

/** Deadlines of the record's steps; those of entries are in their rows. */
export function deadlinesOf(machine: RecordMachine, snapshot: RecordSnapshot): readonly StepDeadline[] {
  if (recordStatus(snapshot) === 'deleted') return [];
  return machine.workflow.steps.flatMap((step): StepDeadline[] => {
    const status = stepStatus(snapshot, step.id);
    const { until, due, reminded, since } = stepContext(snapshot, step.id);
    if (status === 'validated' && until !== undefined) return [{ at: until, step: step.id }];
    if ((status !== 'open' && status !== 'draft') || due === undefined) return [];
    return step.effects.flatMap((effect, index): StepDeadline[] => {
      if (effect.on !== 'due' || reminded.includes(index)) return [];
      const at = effect.offset === undefined ? due : addDuration(due, effect.offset);
      // A reminder from before it was anybody's turn reminds nobody.
      return at > since ? [{ at, step: step.id, effect: index }] : [];
    });
  });
}

/** When time next changes something in a record, its entries aside. */
export function nextDeadline(machine: RecordMachine, snapshot: RecordSnapshot): Instant | undefined {
  return deadlinesOf(machine, snapshot)
    .map(({ at }) => at)
    .sort()
    .at(0);
}

/** Applies every deadline that has passed by `now`, in the order of their times, each at its own time. */
export function elapse(run: Run, now: Instant): void {
  if (recordStatus(run.snapshot) === 'deleted') return;
  for (;;) {
    const steps = deadlinesOf(run.machine, run.snapshot).map((deadline) => ({ at: deadline.at, deadline }));
    const rows = [...run.rows.values()].flatMap((row) => (row.deadline ? [{ at: row.deadline, row }] : []));
    const next = [...steps, ...rows]
      .filter(({ at }) => at <= now)
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      .at(0);
    if (!next) return;
    // What was found late still happened in order: never before the last event.
    const { at: last } = run.snapshot.context;
    const at = next.at > last ? next.at : last;
    if ('row' in next) passEntry(run, next.row, at);
    else passStep(run, next.deadline, at);
    settle(run, at);
  }
}

function passStep(run: Run, { step, effect }: StepDeadline, at: Instant): void {
  if (effect === undefined) {
    lockStep(run, step, at, 'window');
    return;
  }
  emit(run, { type: 'reminded', at, step, effect });
  if (matchingEffects(run, step, { moment: 'due' }).includes(effect)) askFor(run, step, [effect]);
}

function passEntry(run: Run, row: EntryRow, at: Instant): void {
  const { step, entry } = row;
  if (row.round !== stepContext(run.snapshot, step).round) {
    const { deadline: _, ...still } = row;
    keepRow(run, still);
  } else if (row.status === 'scheduled') {
    openEntry(run, row, at);
  } else if (row.status === 'validated') {
    lockEntry(run, row, at, 'window');
  } else if (row.status === 'open' || row.status === 'draft') {
    emit(run, { type: 'missed', at, step, entry, was: row.status });
    keepRow(run, moved(run, row, 'miss'));
  }
}

function openEntry(run: Run, row: EntryRow, at: Instant): void {
  const window = openWindowBefore(run, row.step);
  if (window !== undefined && window > at) {
    keepRow(run, { ...row, deadline: window });
    return;
  }
  emit(run, { type: 'opened', at, step: row.step, entry: row.entry });
  const opened = withDeadline(run, moved(run, row, 'open'));
  keepRow(run, opened);
  askFor(run, row.step, matchingEffects(run, row.step, { moment: 'opened' }), opened);
}

/** An entry that can be filled has a deadline when its step says for how long. */
export function withDeadline(run: Run, row: EntryRow): EntryRow {
  const repeat = run.machine.step(row.step)?.repeat;
  const openFor = repeat && 'openFor' in repeat ? repeat.openFor : undefined;
  if (row.due === undefined || openFor === undefined) return row;
  return { ...row, deadline: addDuration(brusselsMidnight(row.due), openFor) };
}
