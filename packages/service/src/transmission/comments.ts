import { and, asc, desc, eq, transmissionComments, transmissions } from '@greffe/database';
import type { StepProjection } from '@greffe/workflow';
import type { RecordView } from '../api/index.ts';
import type { TransmissionJob } from '../ports.ts';
import type { LoadedRecord } from '../records/loadRecord.ts';
import type { Work } from '../records/work.ts';
import { expected } from './awaited.ts';
import type { ReceiverComment } from './Receiver.ts';

/** Of one version, and in one of them: the rest of what a receiver says is cut. */
const most = 200;
const longest = 2_000;

/** Keeps what a receiver wants corrected; of a step that the record does not have nobody could correct anything. */
export async function storeComments(
  { transaction, now }: Work,
  { record, version }: TransmissionJob,
  { machine }: Pick<LoadedRecord, 'machine'>,
  corrections: readonly ReceiverComment[],
): Promise<void> {
  const rows = corrections
    .filter(({ step, comment }) => machine.step(step) !== undefined && comment.trim() !== '')
    .slice(0, most)
    .map(({ step, pointer = '', comment }) => ({
      record,
      version,
      step,
      pointer: pointer.length <= 300 ? pointer : '',
      comment: comment.trim().slice(0, longest),
      at: now,
    }));
  if (rows.length > 0) await transaction.insert(transmissionComments).values(rows);
}

/**
 * How the latest sending of a record stands, and what is to be corrected in the steps that the asker may read. A record
 * that is never sent costs no query.
 */
export async function sendingView(
  { transaction, now }: Work,
  { row, machine }: Pick<LoadedRecord, 'row' | 'machine'>,
  steps: readonly StepProjection[],
): Promise<Pick<RecordView, 'sending' | 'corrections'>> {
  const isSent = machine.workflow.steps.some(({ effects }) =>
    effects.some(({ type }) => type === 'transmission'),
  );
  if (!isSent) return {};
  const [last] = await transaction
    .select()
    .from(transmissions)
    .where(eq(transmissions.record, row.id))
    .orderBy(desc(transmissions.version))
    .limit(1);
  if (last === undefined) return {};
  const isLate = now.getTime() - last.createdAt.getTime() > expected;
  const sending = {
    arrival: last.state === 'acknowledged' ? 'ok' : isLate ? 'nok' : 'pending',
    version: last.version,
    since: last.createdAt.toISOString(),
  } as const;
  if (row.status !== 'correctionsNeeded') return { sending };
  const comments = await transaction
    .select()
    .from(transmissionComments)
    .where(and(eq(transmissionComments.record, row.id), eq(transmissionComments.version, last.version)))
    .orderBy(asc(transmissionComments.id));
  const corrections = comments
    .filter(({ step }) => steps.some(({ id, isReadable }) => id === step && isReadable))
    .map(({ step, pointer, comment }) => ({ step, pointer, comment }));
  return { sending, corrections };
}
