import { and, eq, outgoingMessages, recordEffects, records } from '@greffe/database';
import type { JobQueue } from '../ports.ts';
import type { Work } from '../records/work.ts';
import { uuidv7 } from '../support/uuid.ts';
import { holdersOf } from './recipients.ts';

/** What a record asked for, by its key. */
export interface AskedMessage {
  readonly record: string;
  readonly effect: string;
}

/**
 * Makes of what a record asked for one message to each person, and a job for it. May be repeated: nobody is told twice;
 * where nobody held a role, it looks again.
 */
export async function dispatchMessage(work: Work, queue: JobQueue, asked: AskedMessage): Promise<void> {
  const { transaction, now } = work;
  const [effect] = await transaction
    .select()
    .from(recordEffects)
    .where(and(eq(recordEffects.record, asked.record), eq(recordEffects.key, asked.effect)))
    .for('update');
  const [record] = await transaction.select().from(records).where(eq(records.id, asked.record));
  // An erased record asks for nothing any more.
  if (effect?.type !== 'message' || record === undefined) return;
  const { bundle } = await work.definitions.load(transaction, record.definition);
  for (const role of await rolesToTell(work, effect)) {
    const people = await holdersOf(work, bundle, record, role);
    const message = {
      record: record.id,
      effect: effect.key,
      role,
      channel: effect.sentBy ?? 'email',
      createdAt: now,
    } as const;
    if (people.length === 0) {
      await transaction
        .insert(outgoingMessages)
        .values({ ...message, id: uuidv7(), state: 'undeliverable', fault: 'nobody', triedAt: now })
        .onConflictDoNothing();
      continue;
    }
    const made = await transaction
      .insert(outgoingMessages)
      .values(people.map((person) => ({ ...message, id: uuidv7(), person, state: 'due' as const })))
      .onConflictDoNothing()
      .returning({ id: outgoingMessages.id });
    for (const { id } of made) await queue.enqueue(transaction, { kind: 'delivery', message: id });
    await transaction.update(outgoingMessages).set({ state: 'dropped' }).where(forNobody(effect, role));
  }
  await transaction
    .update(recordEffects)
    .set({ state: 'done' })
    .where(and(eq(recordEffects.record, effect.record), eq(recordEffects.key, effect.key)));
}

/** Every role the first time; afterwards those that nobody held. */
async function rolesToTell(
  { transaction }: Work,
  effect: typeof recordEffects.$inferSelect,
): Promise<readonly string[]> {
  if (effect.state === 'due') return effect.recipients;
  const missed = await transaction
    .select({ role: outgoingMessages.role })
    .from(outgoingMessages)
    .where(forNobody(effect));
  return missed.map(({ role }) => role);
}

const forNobody = ({ record, key }: { record: string; key: string }, role?: string) =>
  and(
    eq(outgoingMessages.record, record),
    eq(outgoingMessages.effect, key),
    eq(outgoingMessages.fault, 'nobody'),
    eq(outgoingMessages.state, 'undeliverable'),
    ...(role === undefined ? [] : [eq(outgoingMessages.role, role)]),
  );
