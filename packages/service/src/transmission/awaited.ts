import { and, eq, inArray, sql, type Transaction, transmissions } from '@greffe/database';
import type { JobQueue, TransmissionJob } from '../ports.ts';

const hour = 3_600_000;
/** Milliseconds after which what is not confirmed counts as not arrived (healthdata.be: NOK). */
export const expected = 48 * hour;
/** Milliseconds after which nobody asks any more by himself. */
export const patience = 10 * 24 * hour;

/** One version of a record, while it is in one of these states. */
export function versionIn(
  { record, version }: TransmissionJob,
  states: readonly ('pending' | 'taken' | 'acknowledged')[],
) {
  return and(
    eq(transmissions.record, record),
    eq(transmissions.version, version),
    inArray(transmissions.state, [...states]),
  );
}

/** Whether a record was not sent again meanwhile: what is said of an older version decides nothing any more. */
export async function isLatest(
  transaction: Transaction,
  { record, version }: TransmissionJob,
): Promise<boolean> {
  const [last] = await transaction
    .select({ version: sql<number>`max(${transmissions.version})` })
    .from(transmissions)
    .where(eq(transmissions.record, record));
  return last?.version === version;
}

/** Queues what has not arrived yet and what was not confirmed, oldest first. */
export async function queueAwaited(transaction: Transaction, queue: JobQueue): Promise<void> {
  const awaited = await transaction
    .select({ record: transmissions.record, version: transmissions.version, state: transmissions.state })
    .from(transmissions)
    .where(inArray(transmissions.state, ['pending', 'taken']))
    .orderBy(transmissions.createdAt);
  for (const { state, ...job } of awaited)
    await queue.enqueue(transaction, { kind: state === 'taken' ? 'confirmation' : 'transmission', ...job });
}
