import {
  and,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  lte,
  or,
  type SQL,
  sql,
  stepData,
} from '@greffe/database';
import type { EntryRow, StepTarget } from '@greffe/workflow';
import type { RecordCore } from './loadRecord.ts';
import type { Work } from './work.ts';

export type EntryDataRow = typeof stepData.$inferSelect;

/** A stored row as the engine knows it. */
export function entryRow(row: Omit<EntryDataRow, 'draft' | 'validated'>): EntryRow {
  return {
    step: row.step,
    round: row.round,
    entry: row.entry,
    status: row.status ?? 'open',
    validations: row.validations,
    ...(row.due === null ? {} : { due: row.due }),
    ...(row.deadline === null ? {} : { deadline: row.deadline.toISOString() }),
    ...(row.validatedBy === null ? {} : { by: row.validatedBy }),
    ...(row.outcome === null ? {} : { outcome: row.outcome }),
    ...(row.held.length === 0 ? {} : { held: row.held }),
  };
}

const { draft: _draft, validated: _validated, ...withoutData } = getTableColumns(stepData);

/**
 * The rows that a decision looks at: the commanded entry, those whose deadline has passed or that can still be undone,
 * and the present round of scheduled steps. A record with a thousand measurements costs no more than one without.
 */
export async function entriesFor(
  work: Work,
  { row, machine, snapshot }: RecordCore,
  now: Date,
  target: Partial<StepTarget>,
): Promise<readonly EntryRow[]> {
  const repeated = machine.workflow.steps.filter(({ repeat }) => repeat !== undefined);
  if (repeated.length === 0) return [];
  const scheduled = repeated.filter(({ repeat }) => repeat?.kind === 'daily' || repeat?.kind === 'days');
  const looked: (SQL | undefined)[] = [
    lte(stepData.deadline, now),
    // Those that can still be undone: whoever leans on them ends that.
    and(eq(stepData.status, 'validated'), isNotNull(stepData.deadline)),
    ...scheduled.map(({ id }) =>
      and(eq(stepData.step, id), eq(stepData.round, snapshot.context.steps[id]?.round ?? 1)),
    ),
    ...(target.step === undefined || target.entry === undefined
      ? []
      : [and(eq(stepData.step, target.step), eq(stepData.entry, target.entry))]),
  ];
  const rows = await work.transaction
    .select(withoutData)
    .from(stepData)
    .where(and(eq(stepData.record, row.id), gt(stepData.entry, ''), or(...looked)));
  return rows.map(entryRow);
}

/** One entry of a step's present round with its data. */
export async function loadEntry(
  work: Work,
  { row, snapshot }: RecordCore,
  step: string,
  entry: string,
): Promise<EntryDataRow | undefined> {
  const [found] = await work.transaction
    .select()
    .from(stepData)
    .where(
      and(
        eq(stepData.record, row.id),
        eq(stepData.step, step),
        eq(stepData.round, snapshot.context.steps[step]?.round ?? 1),
        eq(stepData.entry, entry),
      ),
    );
  return found;
}

/** Writes rows as a decision left them; what they hold is written beside, with the command. */
export async function storeEntries(
  work: Work,
  record: string,
  rows: readonly EntryRow[],
  removed: readonly EntryRow[],
): Promise<void> {
  if (rows.length > 0) {
    await work.transaction
      .insert(stepData)
      .values(
        rows.map(({ step, round, entry, status, due, deadline, by, outcome, held, validations }) => ({
          record,
          step,
          round,
          entry,
          status,
          due: due ?? null,
          deadline: deadline === undefined ? null : new Date(deadline),
          validatedBy: by ?? null,
          outcome: outcome ?? null,
          held: [...(held ?? [])],
          validations,
          createdAt: work.now,
        })),
      )
      .onConflictDoUpdate({
        target: [stepData.record, stepData.step, stepData.round, stepData.entry],
        set: {
          status: sql`excluded.status`,
          deadline: sql`excluded.deadline`,
          validatedBy: sql`excluded.validated_by`,
          outcome: sql`excluded.outcome`,
          held: sql`excluded.held`,
          validations: sql`excluded.validations`,
        },
      });
  }
  for (const [step, gone] of Map.groupBy(removed, (row) => row.step)) {
    await work.transaction.delete(stepData).where(
      and(
        eq(stepData.record, record),
        eq(stepData.step, step),
        inArray(
          stepData.entry,
          gone.map(({ entry }) => entry),
        ),
        eq(stepData.round, gone[0]?.round ?? 1),
      ),
    );
  }
}
