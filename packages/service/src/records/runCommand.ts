import type { Command } from '@greffe/workflow';
import type { RecordCommand, RecordView } from '../api/index.ts';
import { freePlaces } from '../counters/claims.ts';
import type { JobQueue } from '../ports.ts';
import { followAccess } from './access.ts';
import { accepted, decideOn } from './decide.ts';
import { elapsed } from './elapse.ts';
import { demandRevision, type LoadedRecord, loadRecord } from './loadRecord.ts';
import { recordView } from './recordView.ts';
import { refused } from './refused.ts';
import { storeDecision } from './storeDecision.ts';
import { validate } from './validate.ts';
import { clearValidation } from './validatedData.ts';
import type { Work } from './work.ts';

/**
 * Does what a person asks of a step, in the caller's transaction: deadlines first, then decision, data, events,
 * effects, list and access.
 *
 * @throws Problem 404, 409 (refused by the workflow, or for another version), 412 (another revision), 422 (faults by
 * field).
 */
export async function runCommand(
  work: Work,
  queue: JobQueue,
  id: string,
  revision: number,
  asked: RecordCommand,
): Promise<RecordView> {
  const found = await loadRecord(work, id, 'change');
  if (asked.definition !== undefined && asked.definition !== found.row.definition)
    throw refused({ code: 'otherVersion', params: {} });
  demandRevision(found.row, revision);
  const at = { ...work, now: found.now };
  const record = await elapsed(at, queue, found);
  if (asked.type === 'validate') await validate(at, queue, record, asked);
  else await correct(at, queue, record, asked);
  const after = await loadRecord(work, id, 'read', found.now);
  const view = await recordView(at, after);
  await followAccess(at, after);
  return view;
}

async function correct(
  work: Work,
  queue: JobQueue,
  record: LoadedRecord,
  asked: RecordCommand,
): Promise<void> {
  const decision = accepted(await decideOn(work, record, commandOf(asked)), record);
  // What was undone was never validated: nothing may find it. A correction keeps what was sent until it is replaced.
  const isUndone = asked.type === 'undo';
  const answers = isUndone && asked.entry === undefined ? { [asked.step]: null } : {};
  await storeDecision(work, queue, record, decision, { answers });
  if (isUndone) await clearValidation(work, record, asked);
  if (asked.type === 'delete') await freePlaces(work, record);
}

function commandOf({ type, step, entry, reason = '', text = '' }: RecordCommand): Command {
  const target = { step, ...(entry === undefined ? {} : { entry }) };
  switch (type) {
    case 'unlock':
      return { type, reason, ...target };
    case 'annotate':
      return { type, text, ...target };
    case 'add':
      return { type, step, entry: entry ?? crypto.randomUUID() };
    default:
      return { type, ...target };
  }
}
