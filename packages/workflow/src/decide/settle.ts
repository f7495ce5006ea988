import {
  addDuration,
  brusselsMidnight,
  type Instant,
  type LocalDate,
  type WorkflowStep,
} from '@greffe/definition';
import { emptyTally } from '../machine/initialContext.ts';
import { stepContext, stepStatus } from '../state/snapshot.ts';
import type { EntryRow, Tally } from '../types.ts';
import { askFor, matchingEffects } from './effects.ts';
import { answerOf, emit, keepRow, openWindowBefore, type Run, removeRow, truthOf } from './run.ts';
import { daysOf } from './schedule.ts';

/** Far more than any workflow needs: reached only by a definition that contradicts itself. */
const mostTurns = 200;

/** Lets everything follow from what happened: conditions, schedules, due dates, and whose turn it became. */
export function settle(run: Run, at: Instant): void {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const before = run.events.length;
    settleConditions(run, at);
    for (const step of run.machine.workflow.steps) {
      if (step.repeat) plan(run, step, at);
      setDue(run, step, at);
      announce(run, step, at);
    }
    if (run.events.length === before) return;
  }
  throw new Error(`The workflow '${run.machine.recordType.id}' does not come to rest.`);
}

function settleConditions(run: Run, at: Instant): void {
  const changed: Record<string, boolean | null> = {};
  for (const { id, when } of run.machine.workflow.steps) {
    if (!when) continue;
    const applies = truthOf(run, id, when);
    if (applies !== stepContext(run.snapshot, id).applies) changed[id] = applies;
  }
  if (Object.keys(changed).length > 0) emit(run, { type: 'applied', at, steps: changed });
}

/**
 * Makes the entries of a schedule when its days are known, and does away with those that it no longer has. While the
 * step waits, what has not opened yet goes; what has opened was told to somebody, and stays for the next plan.
 */
function plan(run: Run, step: WorkflowStep, at: Instant): void {
  const { id, repeat } = step;
  if (repeat?.kind !== 'daily' && repeat?.kind !== 'days') return;
  const { days: planned, tally = emptyTally, round } = stepContext(run.snapshot, id);
  const status = stepStatus(run.snapshot, id);
  const hasEnded = run.snapshot.context.ended !== undefined;
  // A schedule that was done may be made longer by a correction.
  const days = status === 'open' || (status === 'locked' && !hasEnded) ? daysOf(run, id, repeat) : undefined;
  if (status === 'locked' && !hasEnded && days === undefined) return;
  const isLoose = (row: EntryRow) =>
    row.status === 'scheduled' || (row.status === 'open' && (days || hasEnded));
  const loose = tally.scheduled + (days || hasEnded ? tally.open : 0);
  if (days ? days.join() === planned?.join() : loose === 0) return;
  const own = [...run.rows.values()].filter((row) => row.step === id && row.round === round);
  const gone = own.filter((row) => isLoose(row) && !days?.includes(row.entry));
  const kept = own.filter((row) => !gone.includes(row));
  for (const row of gone) removeRow(run, row);
  const made = (days ?? []).filter((day) => !kept.some(({ entry }) => entry === day));
  for (const day of made) keepRow(run, newRow(run, id, round, day));
  const counted: Tally = { ...countOf(kept), scheduled: countOf(kept).scheduled + made.length };
  emit(run, { type: 'planned', at, step: id, ...(days && { days }), tally: counted });
}

function countOf(rows: readonly EntryRow[]): Tally {
  const count = { ...emptyTally };
  for (const { status } of rows) count[status] += 1;
  return count;
}

/** It opens at the beginning of its day, and not before what it leans on can no longer be undone. */
function newRow(run: Run, step: string, round: number, day: LocalDate): EntryRow {
  const midnight = brusselsMidnight(day);
  const window = openWindowBefore(run, step) ?? midnight;
  const deadline = window > midnight ? window : midnight;
  return { step, round, entry: day, due: day, status: 'scheduled', deadline, validations: 0 };
}

/** A due date that is an expression follows its answer; a day lasts until midnight in Brussels. */
function setDue(run: Run, { id, due }: WorkflowStep, at: Instant): void {
  if (!due || !('date' in due)) return;
  const status = stepStatus(run.snapshot, id);
  if (status === 'validated' || status === 'locked' || status === 'skipped') return;
  const day = answerOf(run, id, due.date);
  const instant = typeof day === 'string' ? addDuration(brusselsMidnight(day), 'P1D') : undefined;
  if (instant === stepContext(run.snapshot, id).due) return;
  emit(run, { type: 'dueSet', at, step: id, ...(instant !== undefined && { due: instant }) });
}

/** Tells those whose turn it became, once nothing before it can be undone. Entries are told of one by one. */
function announce(run: Run, { id, repeat }: WorkflowStep, at: Instant): void {
  if (repeat && repeat.kind !== 'atWill') return;
  const status = stepStatus(run.snapshot, id);
  if (status !== 'open' && status !== 'draft') return;
  if (stepContext(run.snapshot, id).isAnnounced || openWindowBefore(run, id) !== undefined) return;
  emit(run, { type: 'opened', at, step: id });
  askFor(run, id, matchingEffects(run, id, { moment: 'opened' }));
}
