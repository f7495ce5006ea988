import type { Instant, StepData, WorkflowExpression } from '@greffe/definition';
import type { RecordMachine } from '../machine/compileWorkflow.ts';
import { type EntryEvent, moveEntry } from '../machine/entryMachine.ts';
import { apply } from '../state/apply.ts';
import { isDone, stepContext, stepStatus } from '../state/snapshot.ts';
import type { DecisionFacts, EntryRow, RecordEvent, RecordSnapshot, RequestedEffect } from '../types.ts';

/** A decision while it is made: what has happened so far, and all that the next part of it looks at. */
export interface Run {
  readonly machine: RecordMachine;
  readonly facts: DecisionFacts;
  snapshot: RecordSnapshot;
  readonly events: RecordEvent[];
  readonly effects: RequestedEffect[];
  /** Validated data by step, with what this decision validates. */
  readonly data: Map<string, StepData>;
  /** Rows of repeated steps, as they now are, by step, round and name. */
  readonly rows: Map<string, EntryRow>;
  readonly changed: Set<string>;
  readonly removed: EntryRow[];
}

export const createRun = (machine: RecordMachine, snapshot: RecordSnapshot, facts: DecisionFacts): Run => ({
  machine,
  facts,
  snapshot,
  events: [],
  effects: [],
  data: new Map(Object.entries(facts.steps)),
  rows: new Map(facts.entries.map((row) => [rowKey(row), row])),
  changed: new Set(),
  removed: [],
});

export const rowKey = ({ step, round, entry }: Pick<EntryRow, 'step' | 'round' | 'entry'>): string =>
  `${step}/${round}/${entry}`;

/** Something happened: the only way to another state. */
export function emit(run: Run, event: RecordEvent): void {
  run.snapshot = apply(run.machine, run.snapshot, event);
  run.events.push(event);
}

/** Keeps a row as it now is. */
export function keepRow(run: Run, row: EntryRow): void {
  run.rows.set(rowKey(row), row);
  run.changed.add(rowKey(row));
}

export function removeRow(run: Run, row: EntryRow): void {
  run.rows.delete(rowKey(row));
  // A row that this very decision made was never stored.
  if (!run.changed.delete(rowKey(row)) || run.facts.entries.some((known) => rowKey(known) === rowKey(row))) {
    run.removed.push(row);
  }
}

/** The row of an entry in the step's present round; none of a step that the record does not have. */
export function rowOf(run: Run, step: string, entry: string): EntryRow | undefined {
  if (!Object.hasOwn(run.snapshot.context.steps, step)) return undefined;
  return run.rows.get(rowKey({ step, entry, round: stepContext(run.snapshot, step).round }));
}

/** Moves a row by its own machine. @throws Error for an event that its status does not allow. */
export function moved(run: Run, row: EntryRow, event: EntryEvent['type']): EntryRow {
  const status = moveEntry(run.machine.entryMachine(row.step), row.status, { type: event });
  if (!status) throw new Error(`The entry ${rowKey(row)} is ${row.status}: it cannot ${event}.`);
  const { deadline: _, ...rest } = row;
  return { ...rest, status };
}

/** What expressions of a step look at now; names are those of expressions. */
function valuesOf(run: Run, data: StepData | undefined): Record<string, unknown> {
  const { machine, snapshot, facts } = run;
  const steps: Record<string, unknown> = {};
  const outcomes: Record<string, unknown> = {};
  const rounds: Record<string, unknown> = {};
  const entries: Record<string, unknown> = {};
  for (const { id, repeat } of machine.workflow.steps) {
    const name = machine.celName(id);
    const { round, outcome, tally } = stepContext(snapshot, id);
    const status = stepStatus(snapshot, id);
    rounds[name] = round;
    if (repeat) {
      const { validated = 0, locked = 0, missed = 0, open = 0, draft = 0 } = tally ?? {};
      entries[name] = { validated: validated + locked, missed, open: open + draft };
    } else if (status === 'validated' || status === 'locked') {
      if (outcome !== undefined) outcomes[name] = outcome;
      const held = run.data.get(id);
      if (held) steps[name] = held;
    }
  }
  const links = Object.fromEntries(
    Object.entries(facts.links).map(([id, shown]) => [machine.celName(id), shown]),
  );
  return { steps, outcomes, rounds, entries, links, ...(data && { data }) };
}

/** The value of an expression, or undefined while it is not known. */
export function answerOf(run: Run, step: string, { cel }: WorkflowExpression, data?: StepData): unknown {
  const answer = run.machine.evaluator(step).evaluate(cel, valuesOf(run, data));
  return answer.known ? answer.value : undefined;
}

/** True, false, or null while not known. What can never become known, because all it reads is done, is false. */
export function truthOf(run: Run, step: string, expression: WorkflowExpression): boolean | null {
  const value = answerOf(run, step, expression);
  if (typeof value === 'boolean') return value;
  const { steps, outcomes } = expression.reads;
  return [...steps, ...outcomes].every((id) => isDone(stepStatus(run.snapshot, id))) ? false : null;
}

/** Entries of a step's present round that can still be undone. */
export const rowsInWindow = (run: Run, step: string): EntryRow[] =>
  [...run.rows.values()].filter(
    (row) =>
      row.step === step &&
      row.status === 'validated' &&
      row.deadline !== undefined &&
      row.round === stepContext(run.snapshot, step).round,
  );

/** Until when a step that this one leans on, or an entry of it, can still be undone; undefined when none can. */
export function openWindowBefore(run: Run, step: string): Instant | undefined {
  const ends = [...run.machine.dependencies(step)].flatMap((id) => {
    const { until } = stepContext(run.snapshot, id);
    const own = until !== undefined && stepStatus(run.snapshot, id) === 'validated' ? [until] : [];
    return [...own, ...rowsInWindow(run, id).flatMap(({ deadline }) => deadline ?? [])];
  });
  return ends.sort().at(-1);
}
