import { and, eq, sql, stepData } from '@greffe/database';
import { canonicalJson, initialData, type StepData } from '@greffe/definition';
import type { DataRow } from '@greffe/workflow/migrate';
import type { LoadedDefinition } from '../definitions/DefinitionStore.ts';
import { moveFiles } from '../files/demandFiles.ts';
import type { Work } from '../records/work.ts';
import type { Loaded } from './movable.ts';

type Name = (step: string) => string;

/** Gives the rows of a record their new names and data, and new steps theirs to begin with. */
export async function storeRows(
  work: Work,
  { record, stored }: Loaded,
  rows: readonly DataRow[],
  nameAfter: Name,
  to: LoadedDefinition,
): Promise<void> {
  const { id } = record.row;
  await renameSteps(work, id, [...new Set(stored.map(({ step }) => step))], nameAfter);
  for (const row of rows) {
    const before = stored.find(
      ({ step, round, entry }) => nameAfter(step) === row.step && round === row.round && entry === row.entry,
    );
    const same = (one: unknown, other: unknown) =>
      canonicalJson(one ?? null) === canonicalJson(other ?? null);
    if (before && same(before.draft, row.draft) && same(before.validated, row.validated)) continue;
    const draft = row.draft ?? null;
    const savedAt = draft === null ? null : (before?.savedAt ?? record.now);
    if (before) {
      await work.transaction
        .update(stepData)
        .set({ draft, savedAt, ...(row.validated ? { validated: row.validated } : {}) })
        .where(isRow(id, row));
    } else {
      await work.transaction.insert(stepData).values({ record: id, ...address(row), draft, savedAt });
    }
  }
  await moveFiles(work, id, rows);
  await beginSteps(work, record, to);
}

const address = ({ step, round, entry }: DataRow) => ({ step, round, entry });
const isRow = (record: string, { step, round, entry }: DataRow) =>
  and(
    eq(stepData.record, record),
    eq(stepData.step, step),
    eq(stepData.round, round),
    eq(stepData.entry, entry),
  );

/** In two steps, since two steps may have changed names with each other; no step's name has a colon. */
async function renameSteps(
  work: Work,
  record: string,
  steps: readonly string[],
  nameAfter: Name,
): Promise<void> {
  const renamed = steps.filter((step) => nameAfter(step) !== step);
  const set = (from: string, to: string) =>
    work.transaction
      .update(stepData)
      .set({ step: to })
      .where(and(eq(stepData.record, record), eq(stepData.step, from)));
  for (const step of renamed) await set(step, `:${nameAfter(step)}`);
  for (const step of renamed) await set(`:${nameAfter(step)}`, nameAfter(step));
}

/** A step that is new to the record begins with its initial values, as in a record that begins. */
async function beginSteps(
  work: Work,
  { row, facts, now }: Loaded['record'],
  to: LoadedDefinition,
): Promise<void> {
  const known = await work.transaction
    .selectDistinct({ step: stepData.step })
    .from(stepData)
    .where(eq(stepData.record, row.id));
  const steps = to
    .machine(row.recordType)
    .workflow.steps.filter(({ id, repeat }) => !repeat && !known.some(({ step }) => step === id));
  const drafts = steps.map(({ id }): [string, StepData] => [id, initialData(to.bundle, id, facts)]);
  if (drafts.length === 0) return;
  await work.transaction
    .insert(stepData)
    .values(drafts.map(([step, draft]) => ({ record: row.id, step, draft, savedAt: now })));
}

/** Time changes nothing in a step that the version does not have: its rows are kept aside. */
export async function stopDeadlines(work: Work, record: string, steps: readonly string[]): Promise<void> {
  await work.transaction
    .update(stepData)
    .set({ deadline: null })
    .where(
      and(
        eq(stepData.record, record),
        sql`${stepData.deadline} is not null and not ${stepData.step} = any (array(
          select jsonb_array_elements_text(${JSON.stringify(steps)}::jsonb)))`,
      ),
    );
}
