import { type Actor, and, eq, sql, type Transaction, transmissions } from '@greffe/database';
import type { RunAs } from '../http/runAs.ts';
import type { JobQueue, TransmissionJob } from '../ports.ts';
import { followAccess } from '../records/access.ts';
import { logRecordAccess } from '../records/accessLog.ts';
import { decideOn } from '../records/decide.ts';
import { elapsed } from '../records/elapse.ts';
import { loadRecord } from '../records/loadRecord.ts';
import { storeDecision } from '../records/storeDecision.ts';
import type { Work } from '../records/work.ts';
import { codedRecord } from './codedRecord.ts';
import type { Receiver, TransmissionMessage } from './Receiver.ts';

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
  await tools.receiver.send(message);
  await tools.runAs(receiverActor, (work) => acknowledge(work, job, tools.queue ?? noQueue));
}

async function prepare(
  work: Work,
  job: TransmissionJob,
  pseudonymKeys: readonly Uint8Array[],
): Promise<TransmissionMessage | undefined> {
  const record = await loadRecord(work, job.record, 'change');
  const [pending] = await work.transaction
    .update(transmissions)
    .set({ attempts: sql`${transmissions.attempts} + 1` })
    .where(pendingVersion(job))
    .returning();
  if (pending === undefined) return undefined;
  await logRecordAccess(work, 'transmit', record, { version: job.version, receiver: pending.receiver });
  const payload = await codedRecord(record, job.version, pseudonymKeys);
  return { key: pending.key, receiver: pending.receiver, payload };
}

/** Turns "sending" into "sent" (CG-5); a second acknowledgement of the same version changes nothing. */
async function acknowledge(work: Work, job: TransmissionJob, queue: JobQueue): Promise<void> {
  const found = await loadRecord(work, job.record, 'change');
  const at = { ...work, now: found.now };
  const acknowledged = await work.transaction
    .update(transmissions)
    .set({ state: 'acknowledged', acknowledgedAt: at.now })
    .where(pendingVersion(job))
    .returning({ version: transmissions.version });
  if (acknowledged.length === 0) return;
  const record = await elapsed(at, queue, found);
  const decision = await decideOn(at, record, { type: 'acknowledge' });
  // A record that does not wait any more (deleted meanwhile) keeps its state; that the version arrived is noted.
  if (!decision.ok) return;
  await storeDecision(at, queue, record, decision, { payload: { version: job.version } });
  await followAccess(at, { ...record, snapshot: decision.snapshot });
}

const noQueue: JobQueue = { enqueueTransmission: async () => {} };

function pendingVersion({ record, version }: TransmissionJob) {
  return and(
    eq(transmissions.record, record),
    eq(transmissions.version, version),
    eq(transmissions.state, 'pending'),
  );
}

/** Everything that has not arrived yet, oldest first. */
export async function pendingTransmissions(transaction: Transaction): Promise<readonly TransmissionJob[]> {
  return transaction
    .select({ record: transmissions.record, version: transmissions.version })
    .from(transmissions)
    .where(eq(transmissions.state, 'pending'))
    .orderBy(transmissions.createdAt);
}
