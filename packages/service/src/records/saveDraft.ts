import { queryRows, type SQL, sql, stepData } from '@greffe/database';
import { canonicalJson, checkDraftShape, type StepData } from '@greffe/definition';
import { project, projectEntry, recordStatus, stepStatus } from '@greffe/workflow';
import type { DraftSaved } from '../api/index.ts';
import { stepOf } from '../definitions/DefinitionStore.ts';
import type { JobQueue } from '../ports.ts';
import { Problem } from '../problems/Problem.ts';
import { followAccess } from './access.ts';
import { accepted, decideOn } from './decide.ts';
import { elapsed } from './elapse.ts';
import { entryRow, loadEntry } from './entries.ts';
import {
  completeRecord,
  demandRevision,
  type LoadedRecord,
  loadCore,
  type RecordCore,
} from './loadRecord.ts';
import { storeDecision } from './storeDecision.ts';
import type { Work } from './work.ts';
import { listedColumns } from './worklist.ts';

/** What is saved: a step's draft, or that of one entry of it. */
export interface DraftTarget {
  readonly step: string;
  readonly entry?: string | undefined;
}

/**
 * Replaces a draft. It may be incomplete and wrong; only its shape is checked. The first save of a round is an event
 * (`begun`); later ones are none (autosave would drown the history), but each is a new revision, so that a second
 * writer is told.
 */
export async function saveDraft(
  work: Work,
  queue: JobQueue,
  id: string,
  target: DraftTarget,
  revision: number,
  data: StepData,
): Promise<DraftSaved> {
  const core = await loadCore(work, id, 'change');
  return (
    (await saveAgain(work, core, target, revision, data)) ??
    saveWithDecision(work, queue, await completeRecord(work, core), target, revision, data)
  );
}

/**
 * The way of nearly every save: a draft is there, nothing is due, and the engine offers `save`, so that its decision
 * would change nothing. One statement then writes it all. Answers undefined when the whole way has to be gone.
 */
async function saveAgain(
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
  const now =
    work.clock === undefined
      ? sql`date_trunc('milliseconds', clock_timestamp())`
      : sql`${work.now.toISOString()}::timestamptz`;
  const [saved] = await queryRows<{ at: string }>(
    work.transaction,
    sql`with clock as materialized (select ${now} as now),
      due as materialized (select now from clock
        where ${row.nextDeadline?.toISOString() ?? 'infinity'}::timestamptz > now),
      saved as (update step_data set draft = ${JSON.stringify(data)}::jsonb, saved_at = due.now from due
        where record = ${row.id} and step = ${step} and entry = ${entry ?? ''}
          and round = ${snapshot.context.steps[step]?.round ?? 1}
        returning due.now),
      changed as (update records set revision = revision + 1, updated_at = saved.now from saved
        where id = ${row.id}),
      listed as (update worklist set updated_at = saved.now ${assignments(listed)} from saved
        where record = ${row.id})
    select to_char(now at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from saved`,
  );
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

async function saveWithDecision(
  work: Work,
  queue: JobQueue,
  found: LoadedRecord,
  target: DraftTarget,
  revision: number,
  data: StepData,
): Promise<DraftSaved> {
  const repeated = await repetitionOf(work, found, target, revision, data);
  if (repeated !== undefined) return repeated;
  demandRevision(found.row, revision);
  const at = { ...work, now: found.now };
  const record = await elapsed(at, queue, found);
  const { step, entry } = target;
  const command = { type: 'save', step, ...(entry === undefined ? {} : { entry }) } as const;
  const decision = accepted(await decideOn(at, record, command), record);
  demandShape(record, step, data);
  const listed = entry === undefined ? listedColumns(record.recordType, step, data) : {};
  await storeDecision(at, queue, record, decision, { listed });
  await storeDraft(at, record, target, data);
  await followAccess(at, { ...record, snapshot: decision.snapshot });
  return {
    revision: revision + 1,
    savedAt: at.now.toISOString(),
    status: recordStatus(decision.snapshot),
  };
}

/** @throws Problem 422 for data that a draft of the step cannot have. */
export function demandShape({ definition, row }: RecordCore, step: string, data: StepData): void {
  const errors = checkDraftShape(stepOf(definition.bundle, step), data);
  if (errors.length === 0) return;
  throw new Problem('invalidData', { errors, step: { definition: row.definition, step } });
}

/** Keeps a draft in the step's present round; an entry's row is there already. */
export async function storeDraft(
  work: Work,
  { row, snapshot }: Pick<RecordCore, 'row' | 'snapshot'>,
  { step, entry = '' }: DraftTarget,
  draft: StepData,
  more: Partial<typeof stepData.$inferInsert> = {},
): Promise<void> {
  const round = snapshot.context.steps[step]?.round ?? 1;
  const saved = { draft, savedAt: work.now, ...more };
  // An entry's row has a status, which an insert without one would refuse before it saw the conflict.
  const asEntry = entry === '' ? {} : { status: 'draft' as const, createdAt: work.now };
  await work.transaction
    .insert(stepData)
    .values({ record: row.id, step, round, entry, ...asEntry, ...saved })
    .onConflictDoUpdate({
      target: [stepData.record, stepData.step, stepData.round, stepData.entry],
      set: saved,
    });
}

/** The same save again, because its answer was lost on the way: it is what is stored already. */
async function repetitionOf(
  work: Work,
  record: LoadedRecord,
  { step, entry }: DraftTarget,
  revision: number,
  data: StepData,
): Promise<DraftSaved | undefined> {
  const { row, snapshot } = record;
  if (row.revision !== revision + 1) return undefined;
  const stored = entry === undefined ? record.steps.get(step) : await loadEntry(work, record, step, entry);
  if (!stored?.draft || canonicalJson(stored.draft) !== canonicalJson(data)) return undefined;
  const savedAt = stored.savedAt ?? row.updatedAt;
  return { revision: row.revision, savedAt: savedAt.toISOString(), status: recordStatus(snapshot) };
}
