import { type Actor, and, eq, lte, records } from '@greffe/database';
import type { RunAs } from '../http/runAs.ts';
import { withDataKey } from '../keys/dataKey.ts';
import type { JobQueue } from '../ports.ts';
import { Problem } from '../problems/Problem.ts';
import { followAccess } from './access.ts';
import { accepted, decideOn } from './decide.ts';
import { completeRecord, coreOf, type LoadedRecord, loadRecord } from './loadRecord.ts';
import { storeDecision } from './storeDecision.ts';
import type { Work } from './work.ts';

export const clockActor: Actor = { kind: 'system', name: 'clock' };

/**
 * Applies the deadlines of a locked record that have passed, before anything is decided on it. They are nobody's doing:
 * they stand in the history as the engine's own. Answers the record as it is then, at the same time.
 */
export async function elapsed(work: Work, queue: JobQueue, record: LoadedRecord): Promise<LoadedRecord> {
  const { nextDeadline } = record.row;
  if (nextDeadline === null || nextDeadline > record.now) return record;
  const requester = { roles: [], isSystem: true };
  const decision = accepted(await decideOn(work, record, { type: 'wait' }, { requester }), record);
  const clock = { ...work, actor: clockActor, now: record.now };
  await storeDecision(clock, queue, { ...record, requester }, decision, { isRevision: false });
  return loadRecord(work, record.row.id, 'read', record.now);
}

/**
 * Applies the deadlines of one record that have passed by `now`. Nothing is done, and `false` answered, when there are
 * none or when somebody else has the record: who decides on it applies them first.
 */
export async function elapseRecord(work: Work, queue: JobQueue, id: string, now: Date): Promise<boolean> {
  const [row] = await work.transaction
    .select()
    .from(records)
    .where(and(eq(records.id, id), lte(records.nextDeadline, now)))
    .for('update', { skipLocked: true });
  if (row === undefined) return false;
  const record = await completeRecord(work, await coreOf(work, await withDataKey(work, row)), now);
  await followAccess(work, await elapsed(work, queue, record));
  return true;
}

/**
 * Runs a command. When it is refused, its transaction is gone, and with it what deadlines did before: that happened all
 * the same, and is stored before the refusal is answered.
 */
export async function keepingDeadlines<Result>(
  runAs: RunAs,
  queue: JobQueue,
  id: string,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Problem && (error.kind === 'refused' || error.kind === 'invalidData'))
      await runAs(clockActor, (work) => elapseRecord(work, queue, id, work.now));
    throw error;
  }
}
