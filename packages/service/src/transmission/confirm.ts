import { transmissions } from '@greffe/database';
import type { TransmissionJob } from '../ports.ts';
import type { Work } from '../records/work.ts';
import { expected, isLatest, patience, versionIn } from './awaited.ts';
import { hear, receiverActor, sendTransmission, type TransmissionTools } from './sendTransmission.ts';

/** Thrown while a receiver has not said what it makes of what it took: it is asked again later. */
export class NotConfirmed extends Error {
  override readonly name = 'NotConfirmed';
}

/**
 * Asks what a receiver that took one version makes of it. May run any number of times. What it does not know any more,
 * or has not confirmed within 48 hours, is handed in again under the same key; after ten days nobody asks by himself.
 *
 * @throws NotConfirmed, or what the receiver throws, to be tried again.
 */
export async function confirmTransmission(tools: TransmissionTools, job: TransmissionJob): Promise<void> {
  const taken = await tools.runAs(receiverActor, (work) => find(work, job));
  if (taken === undefined || taken.age > patience) return;
  const asked = taken.age > expected ? 'unknown' : await tools.receiver.confirmation?.(taken.key);
  if (asked === undefined) throw new NotConfirmed('Not yet.');
  if (asked === 'unknown') {
    await sendTransmission(tools, job);
    if ((await tools.runAs(receiverActor, (work) => find(work, job))) !== undefined)
      throw new NotConfirmed('Taken again, and not confirmed yet.');
    return;
  }
  await hear(tools, job, asked);
}

/** What was taken and waits; nothing for what a newer version has replaced, of which nobody needs to hear any more. */
async function find({ transaction, now }: Work, job: TransmissionJob) {
  const [row] = await transaction
    .select({ key: transmissions.key, createdAt: transmissions.createdAt })
    .from(transmissions)
    .where(versionIn(job, ['taken']));
  if (row === undefined || !(await isLatest(transaction, job))) return undefined;
  return { key: row.key, age: now.getTime() - row.createdAt.getTime() };
}
