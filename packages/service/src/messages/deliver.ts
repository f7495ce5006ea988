import { and, contacts, eq, outgoingMessages, persons, recordEffects, records } from '@greffe/database';
import type { MessageChannel } from '@greffe/definition';
import type { RunAs } from '../http/runAs.ts';
import { clockActor } from '../records/elapse.ts';
import type { Work } from '../records/work.ts';
import { compose } from './compose.ts';
import { MessageRefused, type MessageToSend, type Messenger } from './Messenger.ts';

export interface DeliveryTools {
  readonly runAs: RunAs;
  readonly messenger: Messenger;
  /** Where people reach the server, without a slash at its end. */
  readonly address: string;
}

/**
 * Sends one message and notes that it left. May run any number of times: what left is not sent again, and an attempt of
 * which nobody knows how it ended is repeated under the same key.
 *
 * @throws whatever the messenger says, for a message that is to be tried again.
 */
export async function deliverMessage(
  { runAs, messenger, address }: DeliveryTools,
  id: string,
): Promise<void> {
  const message = await runAs(clockActor, (work) => prepare(work, id, address));
  if (message === undefined) return;
  try {
    // Outside any transaction: a slow mail server holds no row lock and no connection.
    await messenger.send(message);
  } catch (error) {
    const isRefused = error instanceof MessageRefused;
    await runAs(clockActor, (work) =>
      note(work, id, isRefused ? { state: 'undeliverable', fault: 'refused' } : { fault: 'unreachable' }),
    );
    if (isRefused) return;
    throw error;
  }
  await runAs(clockActor, (work) => note(work, id, { state: 'sent', sentAt: work.now, fault: null }));
}

async function prepare(work: Work, id: string, address: string): Promise<MessageToSend | undefined> {
  const { transaction, now } = work;
  const [found] = await transaction
    .select({
      message: outgoingMessages,
      effect: recordEffects,
      status: records.status,
      definition: records.definition,
      language: persons.language,
      email: contacts.email,
      phone: contacts.phone,
    })
    .from(outgoingMessages)
    .innerJoin(records, eq(records.id, outgoingMessages.record))
    .innerJoin(
      recordEffects,
      and(eq(recordEffects.record, outgoingMessages.record), eq(recordEffects.key, outgoingMessages.effect)),
    )
    .innerJoin(persons, eq(persons.id, outgoingMessages.person))
    .leftJoin(contacts, eq(contacts.person, outgoingMessages.person))
    .where(and(eq(outgoingMessages.id, id), eq(outgoingMessages.state, 'due')));
  if (found === undefined) return undefined;
  // It would lead to nothing.
  if (found.status === 'deleted') {
    await note(work, id, { state: 'dropped' });
    return undefined;
  }
  const way = wayTo(found.effect.sentBy ?? 'email', found);
  if (way === undefined) {
    await note(work, id, { state: 'undeliverable', fault: 'noAddress', triedAt: now });
    return undefined;
  }
  await note(work, id, {
    channel: way.channel,
    attempts: found.message.attempts + 1,
    triedAt: now,
  });
  const { bundle } = await work.definitions.load(transaction, found.definition);
  const { record, step, message } = found.effect;
  const words = compose({
    bundle,
    message: message ?? '',
    record,
    step,
    channel: way.channel,
    language: found.language,
    address,
  });
  return { key: id, ...way, ...words };
}

/** The way that is wanted, or else the other one. */
export function wayTo(
  wanted: MessageChannel,
  { email, phone }: { readonly email: string | null; readonly phone: string | null },
): Pick<MessageToSend, 'channel' | 'to'> | undefined {
  const ways = [
    { channel: 'email', to: email },
    { channel: 'text', to: phone },
  ] as const;
  const sorted = wanted === 'email' ? ways : [...ways].reverse();
  for (const { channel, to } of sorted) if (to !== null) return { channel, to };
  return undefined;
}

type Noted = Partial<typeof outgoingMessages.$inferInsert>;

async function note({ transaction }: Work, id: string, noted: Noted): Promise<void> {
  await transaction
    .update(outgoingMessages)
    .set(noted)
    .where(and(eq(outgoingMessages.id, id), eq(outgoingMessages.state, 'due')));
}
