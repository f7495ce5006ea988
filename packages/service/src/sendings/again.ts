import { and, eq, outgoingMessages, sql, transmissions, withSightOf } from '@greffe/database';
import type { SendingOrder, StuckList } from '../api/index.ts';
import type { Job, JobQueue, TransmissionJob } from '../ports.ts';
import { Problem } from '../problems/Problem.ts';
import type { Work } from '../records/work.ts';
import { versionIn } from '../transmission/awaited.ts';
import { demandPlaces, findStuck, listStuck } from './stuck.ts';

/**
 * Has something tried at once that did not leave. Answers what is stuck then.
 *
 * @throws Problem 404, alike for what is not there, what has left meanwhile and what the asker does not look after.
 */
export async function sendAgain(
  work: Work,
  queue: JobQueue,
  { kind, key }: SendingOrder,
): Promise<StuckList> {
  const { places } = await demandPlaces(work);
  const [found] = await findStuck(work, places, sql`w.kind = ${kind} and w.key = ${key}`);
  if (found === undefined) throw new Problem('notFound');
  const { record, effect, fault } = found;
  const hurry = ({ transaction }: Work, job: Job) => (queue.hurry ?? queue.enqueue)(transaction, job);
  if (kind === 'transmission') {
    const job = { record, version: Number(key.split(':')[1]) };
    if (fault === 'unconfirmed') await handInAgain(work, job);
    await hurry(work, { kind, ...job });
  } else if (fault === 'nobody') {
    await hurry(work, { kind, record, effect: effect ?? '' });
  } else {
    await becomeDue(work, key);
    await hurry(work, { kind: 'delivery', message: key });
  }
  return listStuck(work);
}

/** What was taken and never confirmed is on its way again, under the same key. */
async function handInAgain({ transaction }: Work, job: TransmissionJob): Promise<void> {
  await withSightOf(transaction, 'receiver', () =>
    transaction
      .update(transmissions)
      .set({ state: 'pending' })
      .where(versionIn(job, ['taken'])),
  );
}

/** Nothing else would be done with it any more. */
async function becomeDue({ transaction }: Work, id: string): Promise<void> {
  await withSightOf(transaction, 'clock', () =>
    transaction
      .update(outgoingMessages)
      .set({ state: 'due' })
      .where(and(eq(outgoingMessages.id, id), eq(outgoingMessages.state, 'undeliverable'))),
  );
}
