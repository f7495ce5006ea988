import { eq, queryRows, records, sql, transmissions } from '@greffe/database';
import type { RequestedEffect } from '@greffe/workflow';
import type { JobQueue } from '../ports.ts';
import { withFreshCode } from './beneficiaries.ts';
import type { LoadedRecord } from './loadRecord.ts';
import type { Work } from './work.ts';

/** Does what a validation causes, in the command's transaction. Answers the registration code when one was made. */
export async function causeEffects(
  work: Work,
  queue: JobQueue,
  record: LoadedRecord,
  effects: readonly RequestedEffect[],
): Promise<string | undefined> {
  let code: string | undefined;
  for (const effect of effects) {
    if (effect.type === 'code') code = await giveCode(work, record);
    else await transmit(work, queue, record, effect.receiver);
  }
  return code;
}

/** Made once (CO-6): a record that has a code keeps it through every correction. */
async function giveCode(work: Work, record: LoadedRecord): Promise<string | undefined> {
  if (record.row.code !== null) return undefined;
  return withFreshCode(record.definition.bundle.codePrefix, (code) =>
    work.transaction.transaction(async (nested) => {
      await nested.update(records).set({ code }).where(eq(records.id, record.row.id));
    }),
  );
}

/** A row and its job, together with the command: a receiver that is down only makes them wait. */
async function transmit(work: Work, queue: JobQueue, record: LoadedRecord, receiver: string): Promise<void> {
  const id = record.row.id;
  const [last] = await queryRows<{ version: number }>(
    work.transaction,
    sql`select coalesce(max(version), 0) as version from transmissions where record = ${id}`,
  );
  const version = Number(last?.version ?? 0) + 1;
  await work.transaction
    .insert(transmissions)
    .values({ record: id, version, receiver, key: crypto.randomUUID(), createdAt: work.now });
  await queue.enqueueTransmission(work.transaction, { record: id, version });
}
