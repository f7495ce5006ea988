import { stepData } from '@greffe/database';
import { canonicalJson, type StepData } from '@greffe/definition';
import { recordStatus } from '@greffe/workflow';
import type { DraftSaved } from '../api/index.ts';
import type { JobQueue } from '../ports.ts';
import { followAccess } from './access.ts';
import { accepted, decideOn } from './decide.ts';
import { elapsed } from './elapse.ts';
import { loadEntry } from './entries.ts';
import {
  completeRecord,
  demandRevision,
  type LoadedRecord,
  loadCore,
  type RecordCore,
} from './loadRecord.ts';
import { logSave } from './logSave.ts';
import { type DraftTarget, demandShape, saveAgain } from './saveAgain.ts';
import { storeDecision } from './storeDecision.ts';
import type { Work } from './work.ts';
import { listedColumns } from './worklist.ts';

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
  const before = entry === undefined ? record.steps.get(step) : await loadEntry(at, record, step, entry);
  const listed = entry === undefined ? listedColumns(record.recordType, step, data) : {};
  await storeDecision(at, queue, record, decision, { listed });
  await storeDraft(at, record, target, data);
  await logSave(at, record, target, before?.draft ?? before?.validated, data);
  await followAccess(at, { ...record, snapshot: decision.snapshot });
  return {
    revision: revision + 1,
    savedAt: at.now.toISOString(),
    status: recordStatus(decision.snapshot),
  };
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
  work.write(
    work.transaction
      .insert(stepData)
      .values({ record: row.id, step, round, entry, ...asEntry, ...saved })
      .onConflictDoUpdate({
        target: [stepData.record, stepData.step, stepData.round, stepData.entry],
        set: saved,
      }),
  );
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
