import { eq, queryRows, recordEffects, records, sql, transmissions } from '@greffe/database';
import type { RequestedEffect } from '@greffe/workflow';
import type { JobQueue } from '../ports.ts';
import { withFreshCode } from './beneficiaries.ts';
import type { RecordCore } from './loadRecord.ts';
import type { Work } from './work.ts';

type Caused = Pick<RecordCore, 'row' | 'definition'>;

/**
 * Does what a decision asks for, in the command's transaction: codes and transmissions at once, messages and documents
 * as rows that are due. Answers the registration code when one was made.
 */
export async function causeEffects(
  work: Work,
  queue: JobQueue,
  record: Caused,
  effects: readonly RequestedEffect[],
): Promise<string | undefined> {
  if (effects.length === 0) return undefined;
  // Each has a key of its own in the record: asked for twice, it is refused by the table.
  work.write(
    work.transaction
      .insert(recordEffects)
      .values(
        effects.map((effect) => ({ record: record.row.id, ...columnsOf(effect), createdAt: work.now })),
      ),
  );
  let code: string | undefined;
  for (const effect of effects) {
    if (effect.type === 'code') code ??= await giveCode(work, record);
    else if (effect.type === 'transmission') await transmit(work, queue, record, effect.receiver);
    else if (effect.type === 'message')
      await queue.enqueue(work.transaction, { kind: 'message', record: record.row.id, effect: effect.key });
  }
  return code;
}

function columnsOf(effect: RequestedEffect) {
  const { key, type, step, entry = '' } = effect;
  return {
    key,
    type,
    step,
    entry,
    // The engine's key: step/round/entry/moment/number/times.
    round: Number(key.split('/')[1] ?? 1),
    message: type === 'message' ? effect.message : null,
    sentBy: type === 'message' ? (effect.by ?? 'email') : null,
    recipients: type === 'message' ? [...effect.to] : [],
    document: type === 'document' ? effect.document : null,
    receiver: type === 'transmission' ? effect.receiver : null,
    state: type === 'message' || type === 'document' ? ('due' as const) : ('done' as const),
  };
}

/** Made once (CO-6): a record that has a code keeps it through every correction. */
async function giveCode(work: Work, record: Caused): Promise<string | undefined> {
  if (record.row.code !== null) return undefined;
  return withFreshCode(record.definition.bundle.codePrefix, (code) =>
    work.transaction.transaction(async (nested) => {
      await nested.update(records).set({ code }).where(eq(records.id, record.row.id));
    }),
  );
}

/** A row and its job, together with the command: a receiver that is down only makes them wait. */
async function transmit(work: Work, queue: JobQueue, record: Caused, receiver: string): Promise<void> {
  const id = record.row.id;
  const [last] = await queryRows<{ version: number }>(
    work.transaction,
    sql`select coalesce(max(version), 0) as version from transmissions where record = ${id}`,
  );
  const version = Number(last?.version ?? 0) + 1;
  work.write(
    work.transaction
      .insert(transmissions)
      .values({ record: id, version, receiver, key: crypto.randomUUID(), createdAt: work.now }),
  );
  await queue.enqueue(work.transaction, { kind: 'transmission', record: id, version });
}
