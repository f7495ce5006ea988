import { addDuration, type Instant, type StepData, type WorkflowStep } from '@greffe/definition';
import { stepContext, stepStatus } from '../state/snapshot.ts';
import type { EntryRow } from '../types.ts';
import { askFor, effectAt, matchingEffects, transmits } from './effects.ts';
import { answerOf, emit, keepRow, moved, type Run, rowsInWindow } from './run.ts';

/** The first outcome whose condition the data meet. */
export function outcomeOf(run: Run, step: WorkflowStep, data: StepData): string | undefined {
  return step.outcomes.find(({ when }) => !when || answerOf(run, step.id, when, data) === true)?.id;
}

/** Locks what a step leans on and can still be undone: whoever goes on with it takes it as it is (CO-4). */
export function lockBefore(run: Run, step: string, at: Instant): void {
  for (const id of run.machine.dependencies(step)) endWindows(run, id, at);
}

/** Ends the windows of a step, and of its entries, before their time. */
function endWindows(run: Run, id: string, at: Instant): void {
  const { until } = stepContext(run.snapshot, id);
  if (until !== undefined && stepStatus(run.snapshot, id) === 'validated') lockStep(run, id, at, 'dependent');
  for (const row of rowsInWindow(run, id)) lockEntry(run, row, at, 'dependent');
}

interface Validation {
  readonly outcome?: string;
  readonly until?: Instant;
  readonly held: readonly number[];
  readonly now: readonly number[];
}

/** What a validation decides and causes, at once and once it cannot be undone. */
function judge(run: Run, step: WorkflowStep, data: StepData, at: Instant): Validation {
  const outcome = outcomeOf(run, step, data);
  const indices = matchingEffects(run, step.id, { moment: 'validated', outcome, data });
  const isHeld = (index: number) =>
    step.correction.mode === 'undo' && effectAt(run, step.id, index)?.hold === 'window';
  return {
    ...(outcome !== undefined && { outcome }),
    ...(step.correction.mode === 'undo' && { until: addDuration(at, step.correction.window) }),
    held: indices.filter(isHeld),
    now: indices.filter((index) => !isHeld(index)),
  };
}

export function validateStep(run: Run, step: WorkflowStep, data: StepData, at: Instant): void {
  const { id } = step;
  const { now, ...judged } = judge(run, step, data, at);
  const by = run.facts.requester.person;
  emit(run, {
    type: 'validated',
    at,
    step: id,
    ...(by && { by }),
    ...judged,
    transmits: transmits(run, id, now),
  });
  run.data.set(id, data);
  askFor(run, id, now);
  if (step.correction.mode !== 'undo' && judged.outcome !== undefined) takeHold(run, id, judged.outcome, at);
}

export function validateEntry(
  run: Run,
  step: WorkflowStep,
  row: EntryRow,
  data: StepData,
  at: Instant,
): void {
  const target = { step: step.id, entry: row.entry };
  let current = row;
  if (row.status === 'open') {
    emit(run, { type: 'begun', at, ...target });
    current = moved(run, row, 'begin');
  }
  const { now, ...judged } = judge(run, step, data, at);
  const by = run.facts.requester.person;
  emit(run, {
    type: 'validated',
    at,
    ...target,
    ...(by && { by }),
    ...judged,
    transmits: transmits(run, step.id, now),
  });
  const { outcome: _, ...rest } = moved(run, current, 'validate');
  const { outcome, until, held } = judged;
  const validated: EntryRow = {
    ...rest,
    validations: row.validations + 1,
    ...(by && { by }),
    ...(outcome !== undefined && { outcome }),
    ...(until !== undefined && { deadline: until, held }),
  };
  keepRow(run, validated);
  askFor(run, step.id, now, validated);
  if (until === undefined && outcome !== undefined) takeHold(run, step.id, outcome, at, row.entry);
}

/** A validation can no longer be undone: what was held back for it is asked for, and what it decided takes hold. */
export function lockStep(run: Run, id: string, at: Instant, cause: 'window' | 'dependent'): void {
  const { held = [], outcome } = stepContext(run.snapshot, id);
  emit(run, { type: 'locked', at, step: id, cause, transmits: transmits(run, id, held) });
  askFor(run, id, held);
  if (outcome !== undefined) takeHold(run, id, outcome, at);
}

export function lockEntry(run: Run, row: EntryRow, at: Instant, cause: 'window' | 'dependent'): void {
  const { held = [], outcome, step, entry } = row;
  const decided = outcome !== undefined && { outcome };
  emit(run, { type: 'locked', at, step, entry, cause, transmits: transmits(run, step, held), ...decided });
  const { held: _, ...locked } = moved(run, row, 'lock');
  keepRow(run, locked);
  askFor(run, step, held, row);
  if (outcome !== undefined) takeHold(run, step, outcome, at, entry);
}

function takeHold(run: Run, id: string, outcome: string, at: Instant, entry?: string): void {
  const decided = run.machine.step(id)?.outcomes.find((candidate) => candidate.id === outcome);
  if (!decided || run.snapshot.context.ended) return;
  for (const target of decided.adds)
    addEntry(run, target, at, { cause: id, ...(entry !== undefined && { causeEntry: entry }) });
  if (decided.reopens.length > 0) startRound(run, id, outcome, decided.reopens, at);
  if (decided.ends) end(run, id, outcome, at);
}

function addEntry(
  run: Run,
  step: string,
  at: Instant,
  cause: { readonly cause: string; readonly causeEntry?: string },
): void {
  const { round, tally } = stepContext(run.snapshot, step);
  const count = Object.values(tally ?? {}).reduce((sum, number) => sum + number, 0);
  const row: EntryRow = { step, round, entry: String(count + 1), status: 'open', validations: 0 };
  emit(run, { type: 'added', at, step, entry: row.entry, ...cause });
  keepRow(run, row);
  askFor(run, step, matchingEffects(run, step, { moment: 'opened' }), row);
}

function startRound(run: Run, step: string, outcome: string, steps: readonly string[], at: Instant): void {
  emit(run, { type: 'roundStarted', at, step, outcome, steps });
  for (const id of steps) run.data.delete(id);
  for (const row of [...run.rows.values()]) {
    // An entry of a round that is over stays as it is: time no longer changes it.
    if (!steps.includes(row.step) || row.deadline === undefined) continue;
    const { deadline: _, ...still } = row;
    keepRow(run, still);
  }
}

/** Ends the record. What others could still undo is locked first, for nothing is caused after the end. */
function end(run: Run, step: string, outcome: string, at: Instant): void {
  for (const { id } of run.machine.workflow.steps) endWindows(run, id, at);
  if (!run.snapshot.context.ended) emit(run, { type: 'ended', at, step, outcome });
}
