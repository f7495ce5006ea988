import { type Actor, and, desc, eq, sql, transmissions } from '@greffe/database';
import type { RunAs } from '../http/runAs.ts';
import type { JobQueue, TransmissionJob } from '../ports.ts';
import { followAccess } from '../records/access.ts';
import { logRecordAccess } from '../records/accessLog.ts';
import { decideOn } from '../records/decide.ts';
import { elapsed } from '../records/elapse.ts';
import { loadRecord } from '../records/loadRecord.ts';
import { storeDecision } from '../records/storeDecision.ts';
import type { Work } from '../records/work.ts';
import { isLatest, versionIn } from './awaited.ts';
import { codedRecord } from './codedRecord.ts';
import { storeComments } from './comments.ts';
import type { Receiver, ReceiverComment, Reception, TransmissionMessage } from './Receiver.ts';

export interface TransmissionTools {
  readonly runAs: RunAs;
  readonly receiver: Receiver;
  /** 32 bytes or more each, kept outside the database: the one in use, then those it has replaced. */
  readonly pseudonymKeys: readonly Uint8Array[];
  /** For what an acknowledgement causes in its turn. Without it that waits until what is pending is queued again. */
  readonly queue?: JobQueue | undefined;
}

export const receiverActor: Actor = { kind: 'system', name: 'receiver' };

/**
 * Sends one version of a record and, once the receiver has it, acknowledges it. May run any number of times for
 * one job: what was acknowledged is not sent again, and is acknowledged once.
 */
export async function sendTransmission(tools: TransmissionTools, job: TransmissionJob): Promise<void> {
  const message = await tools.runAs(receiverActor, (work) => prepare(work, job, tools.pseudonymKeys));
  if (message === undefined) return;
  // Outside any transaction: a slow receiver holds no row lock and no connection.
  const reception = await tools.receiver.send(message).catch(async (error: unknown) => {
    await tools.runAs(receiverActor, (work) => noteFault(work, job));
    throw error;
  });
  await hear(tools, job, reception);
}

/** Keeps what a receiver says of one version; the same said twice changes nothing. */
export function hear(
  { runAs, queue = noQueue }: TransmissionTools,
  job: TransmissionJob,
  { corrections = [], isConfirmed = true }: Partial<Reception> = {},
): Promise<void> {
  return runAs(receiverActor, async (work) => {
    if (!(await note(work, job, isConfirmed))) return;
    if (!isConfirmed) await queue.enqueue(work.transaction, { kind: 'confirmation', ...job });
    await answer(work, job, queue, corrections);
  });
}

async function noteFault({ transaction }: Work, job: TransmissionJob): Promise<void> {
  await transaction
    .update(transmissions)
    .set({ fault: 'unreachable' })
    .where(versionIn(job, ['pending']));
}

async function prepare(
  work: Work,
  job: TransmissionJob,
  pseudonymKeys: readonly Uint8Array[],
): Promise<TransmissionMessage | undefined> {
  const record = await loadRecord(work, job.record, 'change');
  const [pending] = await work.transaction
    .update(transmissions)
    .set({ attempts: sql`${transmissions.attempts} + 1`, triedAt: work.now })
    .where(versionIn(job, ['pending', 'taken']))
    .returning();
  if (pending === undefined) return undefined;
  await logRecordAccess(work, 'transmit', record, { version: job.version, receiver: pending.receiver });
  const [before] = await work.transaction
    .select({ version: transmissions.version, key: transmissions.key })
    .from(transmissions)
    .where(
      and(
        eq(transmissions.record, job.record),
        eq(transmissions.receiver, pending.receiver),
        sql`${transmissions.version} < ${job.version}`,
      ),
    )
    .orderBy(desc(transmissions.version))
    .limit(1);
  const sending = { version: job.version, ...(before === undefined ? {} : { replaces: before }) };
  const payload = await codedRecord(record, sending, pseudonymKeys);
  return { key: pending.key, receiver: pending.receiver, payload };
}

/** Notes that it has arrived, or is confirmed; answers whether that is new. */
async function note(
  { transaction, now }: Work,
  job: TransmissionJob,
  isConfirmed: boolean,
): Promise<boolean> {
  const noted = await transaction
    .update(transmissions)
    .set(
      isConfirmed
        ? { state: 'acknowledged', acknowledgedAt: now, fault: null }
        : { state: 'taken', takenAt: now, fault: null },
    )
    .where(versionIn(job, isConfirmed ? ['pending', 'taken'] : ['pending']))
    .returning({ version: transmissions.version });
  return noted.length > 0;
}

/**
 * Turns "sending" into "sent" (CG-5), or either into "corrections needed" with what is to be corrected. What is said late,
 * of a version that a newer one has replaced, decides nothing.
 */
async function answer(
  work: Work,
  job: TransmissionJob,
  queue: JobQueue,
  corrections: readonly ReceiverComment[],
): Promise<void> {
  const found = await loadRecord(work, job.record, 'change');
  if (!(await isLatest(work.transaction, job))) return;
  const at = { ...work, now: found.now };
  const record = await elapsed(at, queue, found);
  const isAccepted = corrections.length === 0;
  const decision = await decideOn(at, record, { type: isAccepted ? 'acknowledge' : 'requestCorrections' });
  // A record that does not wait any more (deleted meanwhile) keeps its state; that the version arrived is noted.
  if (!decision.ok) return;
  await storeDecision(at, queue, record, decision, { payload: { version: job.version } });
  await storeComments(at, job, record, corrections);
  await followAccess(at, { ...record, snapshot: decision.snapshot });
}

const noQueue: JobQueue = { enqueue: async () => {} };
