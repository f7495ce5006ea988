import { queryRows, type SQL, sql } from '@greffe/database';
import { checkDraftShape, type StepData } from '@greffe/definition';
import { project, projectEntry, recordStatus, stepStatus } from '@greffe/workflow';
import type { DraftSaved } from '../api/index.ts';
import { stepOf } from '../definitions/DefinitionStore.ts';
import { Problem } from '../problems/Problem.ts';
import { entryRow, loadEntry } from './entries.ts';
import type { RecordCore } from './loadRecord.ts';
import { logSave } from './logSave.ts';
import type { Work } from './work.ts';
import { listedColumns } from './worklist.ts';

/** What is saved: a step's draft, or that of one entry of it. */
export interface DraftTarget {
  readonly step: string;
  readonly entry?: string | undefined;
}

/**
 * The way of nearly every save: a draft is there, nothing is due, and the engine offers `save`, so that its decision
 * would change nothing. One statement then writes it all. Answers undefined when the whole way has to be gone.
 */
export async function saveAgain(
  work: Work,
  core: RecordCore,
  { step, entry }: DraftTarget,
  revision: number,
  data: StepData,
): Promise<DraftSaved | undefined> {
  const { row, snapshot, machine, requester } = core;
  if (row.revision !== revision || work.now.toISOString() < snapshot.context.at) return undefined;
  if (entry === undefined) {
    const { commands = [] } = project(machine, snapshot, requester).steps.find(({ id }) => id === step) ?? {};
    if (stepStatus(snapshot, step) !== 'draft' || !commands.includes('save')) return undefined;
  } else {
    const found = await loadEntry(work, core, step, entry);
    if (found?.status !== 'draft') return undefined;
    const { commands } = projectEntry(machine, snapshot, entryRow(found), requester);
    if (!commands.includes('save')) return undefined;
  }
  demandShape(core, step, data);
  const listed = entry === undefined ? listedColumns(core.recordType, step, data) : {};
  const round = snapshot.context.steps[step]?.round ?? 1;
  const now =
    work.clock === undefined
      ? sql`date_trunc('milliseconds', clock_timestamp())`
      : sql`${work.now.toISOString()}::timestamptz`;
  const [saved] = await queryRows<{ at: string; before: StepData | null }>(
    work.transaction,
    sql`with clock as materialized (select ${now} as now),
      due as materialized (select now from clock
        where ${row.nextDeadline?.toISOString() ?? 'infinity'}::timestamptz > now),
      -- As it was before this statement: what the save changes.
      was as materialized (select draft from step_data where record = ${row.id} and step = ${step}
        and entry = ${entry ?? ''} and round = ${round}),
      saved as (update step_data set draft = ${JSON.stringify(data)}::jsonb, saved_at = due.now from due
        where record = ${row.id} and step = ${step} and entry = ${entry ?? ''}
          and round = ${round}
        returning due.now),
      changed as (update records set revision = revision + 1, updated_at = saved.now from saved
        where id = ${row.id}),
      listed as (update worklist set updated_at = saved.now ${assignments(listed)} from saved
        where record = ${row.id})
    select to_char(now at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      (select draft from was) as before from saved`,
  );
  if (saved !== undefined) await logSave(work, core, { step, entry }, saved.before, data);
  return saved && { revision: revision + 1, savedAt: saved.at, status: recordStatus(snapshot) };
}

function assignments({ beneficiary, search, date }: ReturnType<typeof listedColumns>): SQL {
  const named = [
    ...(beneficiary === undefined ? [] : [sql`, beneficiary = ${beneficiary}`]),
    ...(search === undefined ? [] : [sql`, search = ${search}`]),
    ...(date === undefined ? [] : [sql`, date = ${date}`]),
  ];
  return sql.join(named, sql``);
}

/** @throws Problem 422 for data that a draft of the step cannot have. */
export function demandShape({ definition, row }: RecordCore, step: string, data: StepData): void {
  const errors = checkDraftShape(stepOf(definition.bundle, step), data);
  if (errors.length === 0) return;
  throw new Problem('invalidData', { errors, step: { definition: row.definition, step } });
}
