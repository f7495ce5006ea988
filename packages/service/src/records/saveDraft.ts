import { eq, records, stepData } from '@greffe/database';
import { canonicalJson, checkDraftShape, type StepData } from '@greffe/definition';
import { decide, type RecordSnapshot, recordStatus } from '@greffe/workflow';
import type { DraftSaved } from '../api/index.ts';
import { stepOf } from '../definitions/DefinitionStore.ts';
import { Problem } from '../problems/Problem.ts';
import { demandRevision, type LoadedRecord, loadRecord } from './loadRecord.ts';
import { refused } from './refused.ts';
import type { Work } from './work.ts';
import { listedColumns, updateWorklist } from './worklist.ts';

/**
 * Replaces a step's draft. It may be incomplete and wrong; only its shape is checked. Not an event (autosave
 * would drown the history), but a new revision, so that a second writer is told.
 */
export async function saveDraft(
  work: Work,
  id: string,
  step: string,
  revision: number,
  data: StepData,
): Promise<DraftSaved> {
  const record = await loadRecord(work, id, 'change');
  if (isRepetition(record, step, revision, data)) return draftSaved(record, step);
  demandRevision(record.row, revision);
  const snapshot = acceptDraft(record, step, data);
  const { now } = work;
  await storeDraft(work, id, step, data);
  const changed = { revision: revision + 1, updatedAt: now };
  await work.transaction
    .update(records)
    .set({ ...changed, snapshot })
    .where(eq(records.id, id));
  await updateWorklist(work, id, { updatedAt: now, ...listedColumns(record.recordType, step, data) });
  return { revision: changed.revision, savedAt: now.toISOString(), status: recordStatus(snapshot) };
}

/** @throws Problem 422 for the wrong shape, 409 when the workflow does not allow a save; answers the next state. */
export function acceptDraft(record: LoadedRecord, step: string, data: StepData): RecordSnapshot {
  const decision = decide(
    record.machine,
    record.snapshot,
    { type: 'save', step },
    { requester: record.requester, errorCount: 0 },
  );
  if (!decision.ok) throw refused(decision.refusal);
  const errors = checkDraftShape(stepOf(record.definition.bundle, step), data);
  if (errors.length > 0) {
    throw new Problem('invalidData', { errors, step: { definition: record.row.definition, step } });
  }
  return decision.snapshot;
}

export async function storeDraft(work: Work, record: string, step: string, draft: StepData): Promise<void> {
  const saved = { draft, savedAt: work.now };
  await work.transaction
    .insert(stepData)
    .values({ record, step, ...saved })
    .onConflictDoUpdate({ target: [stepData.record, stepData.step], set: saved });
}

/** The same save again, because its answer was lost on the way: it is what is stored already. */
function isRepetition(record: LoadedRecord, step: string, revision: number, data: StepData): boolean {
  const stored = record.steps.get(step)?.draft;
  return (
    record.row.revision === revision + 1 &&
    stored !== null &&
    stored !== undefined &&
    canonicalJson(stored) === canonicalJson(data)
  );
}

function draftSaved(record: LoadedRecord, step: string): DraftSaved {
  const savedAt = record.steps.get(step)?.savedAt ?? record.row.updatedAt;
  return {
    revision: record.row.revision,
    savedAt: savedAt.toISOString(),
    status: recordStatus(record.snapshot),
  };
}
