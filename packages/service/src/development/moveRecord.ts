import { actorName, and, definitions, eq, records } from '@greffe/database';
import { checkDraftShape, getAt, initialData, removeAt, type StepData } from '@greffe/definition';
import { project, startRecord } from '@greffe/workflow';
import type { RecordView } from '../api/index.ts';
import { type LoadedDefinition, stepOf } from '../definitions/DefinitionStore.ts';
import type { JobQueue } from '../ports.ts';
import { Problem } from '../problems/Problem.ts';
import { followAccess, grantAccess } from '../records/access.ts';
import { appendEvents } from '../records/events.ts';
import { linkFacts } from '../records/links.ts';
import { demandRevision, type LoadedRecord, loadRecord } from '../records/loadRecord.ts';
import { recordView } from '../records/recordView.ts';
import { storeDraft } from '../records/saveDraft.ts';
import { storeDecision } from '../records/storeDecision.ts';
import { requesterOf, type Work } from '../records/work.ts';
import { listedColumns } from '../records/worklist.ts';

/** What a draft held and the new version has no place for: kept in the history, no longer in the draft. */
interface LeftOut {
  readonly step: string;
  readonly pointer: string;
  readonly value: unknown;
}

export interface MovedRecord {
  readonly record: RecordView;
  readonly leftOut: readonly Omit<LeftOut, 'value'>[];
}

/**
 * Moves a record that was never sent to the version in force, with all that was typed, so that a developer sees a
 * changed form on the data at hand. A record that is on the version in force already is left as it is.
 *
 * @throws Problem 404, 412 (another revision), 409 for a record that was sent or that the asker may not write.
 */
export async function moveRecord(
  work: Work,
  queue: JobQueue,
  id: string,
  revision: number,
): Promise<MovedRecord> {
  const record = await loadRecord(work, id, 'change');
  demandRevision(record.row, revision);
  refuseUnlessDraft(record);
  const next = await versionInForce(work, record.row.registry);
  const leftOut = next.bundle.hash === record.row.definition ? [] : await move(work, queue, record, next);
  const after = await loadRecord(work, id, 'read', record.now);
  const view = await recordView(work, after);
  await followAccess(work, after);
  return {
    record: view,
    leftOut: leftOut.map(({ step, pointer }) => ({ step, pointer })),
  };
}

/** A draft: nothing of it was ever validated, so that there is nothing to take back. */
function refuseUnlessDraft({ row, machine, snapshot, requester, steps: stored }: LoadedRecord): void {
  const { steps } = project(machine, snapshot, requester);
  const isWriter = steps.some(({ commands }) => commands.includes('save'));
  const wasValidated = row.code !== null || [...stored.values()].some(({ validated }) => validated !== null);
  if (row.status !== 'open' || wasValidated || !isWriter) throw new Problem('notMovable');
}

async function versionInForce(work: Work, registry: string): Promise<LoadedDefinition> {
  const [inForce] = await work.transaction
    .select({ hash: definitions.hash })
    .from(definitions)
    .where(and(eq(definitions.registry, registry), eq(definitions.inForce, true)));
  if (inForce === undefined) throw new Problem('notMovable');
  return work.definitions.load(work.transaction, inForce.hash);
}

async function move(
  work: Work,
  queue: JobQueue,
  record: LoadedRecord,
  next: LoadedDefinition,
): Promise<readonly LeftOut[]> {
  const { id, definition: from } = record.row;
  const recordType = next.bundle.recordTypes.find((type) => type.id === record.recordType.id);
  if (recordType === undefined) throw new Problem('notMovable');
  const machine = next.machine(recordType.id);
  const requester = requesterOf(work, next.bundle, record.row);
  const links = await linkFacts(work, { row: record.row, machine });
  const facts = { requester, errorCount: 0, steps: {}, links, entries: [] };
  const started = startRecord(machine, facts, record.now.toISOString());
  const at = { ...work, now: record.now };
  const leftOut: LeftOut[] = [];
  let listed = {};
  for (const { id: step } of machine.workflow.steps.filter(({ repeat }) => repeat === undefined)) {
    const stored = record.steps.get(step);
    const typed = stored?.draft ?? initialData(next.bundle, step, record.facts);
    const fitting = withPlace(next, step, typed, leftOut);
    if (fitting !== stored?.draft)
      await storeDraft(at, { row: record.row, snapshot: started.snapshot }, { step }, fitting);
    listed = { ...listed, ...listedColumns(recordType, step, fitting) };
  }
  const end = await appendEvents(work, record.row, [
    {
      type: 'moved',
      at: record.now,
      actor: actorName(work.actor),
      isSystem: false,
      payload: { from, definition: next.bundle.hash, leftOut, facts: record.facts },
    },
  ]);
  const row = { ...record.row, ...end, definition: next.bundle.hash };
  await work.transaction.update(records).set({ definition: row.definition }).where(eq(records.id, id));
  const moved = {
    ...record,
    row,
    machine,
    recordType,
    requester,
    definition: next,
    snapshot: started.snapshot,
  };
  await storeDecision(at, queue, moved, started, { listed });
  // A role that the new version brings in may open the record from now on.
  await grantAccess(at, moved, started.snapshot, facts, recordType.createdBy);
  return leftOut;
}

/** The data without what the step's new schema has no place for, so that the draft can be saved again. */
function withPlace(next: LoadedDefinition, step: string, data: StepData, leftOut: LeftOut[]): StepData {
  // From the end, so that the places of a list's items stay right while items before them are still to be taken.
  const misfits = checkDraftShape(stepOf(next.bundle, step), data).map(({ pointer }) => pointer);
  leftOut.push(...misfits.map((pointer) => ({ step, pointer, value: getAt(data, pointer) })));
  return misfits.reduceRight((fitting, pointer) => removeAt(fitting, pointer), data);
}
