import {
  and,
  contacts,
  desc,
  eq,
  isNotNull,
  outgoingMessages,
  persons,
  recordEffects,
  records,
  reviewNotices,
} from '@greffe/database';
import { DefinitionStore } from '../definitions/DefinitionStore.ts';
import { createRunAs } from '../http/runAs.ts';
import { compose } from '../messages/compose.ts';
import type { Ports } from '../ports.ts';
import { clockActor } from '../records/elapse.ts';
import type { Work } from '../records/work.ts';
import { composeNotice } from '../reviews/composeNotice.ts';
import { dueReviews } from '../reviews/dueReviews.ts';

/** A message as the outbox of development shows it. */
export interface OutboxMessage {
  readonly key: string;
  readonly channel: 'email' | 'text';
  readonly state: 'due' | 'sent' | 'undeliverable' | 'dropped';
  readonly fault?: string;
  readonly attempts: number;
  readonly person: string;
  /** Absent where the person has no such address. */
  readonly to?: string;
  readonly at: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
}

/** Messages on the page at once. */
const most = 100;

/** Makes the function that reads the latest messages, newest first, as they left or are to leave. Development alone. */
export function createOutbox(ports: Omit<Ports, 'queue'>, address: string) {
  const runAs = createRunAs(ports, new DefinitionStore(ports.createSchemaValidator));
  return (): Promise<readonly OutboxMessage[]> =>
    runAs(clockActor, async (work) =>
      [...(await messagesOfRecords(work, address)), ...(await notices(work, address))]
        .sort((one, other) => other.at.localeCompare(one.at))
        .slice(0, most),
    );
}

async function messagesOfRecords(
  { transaction, definitions }: Work,
  address: string,
): Promise<OutboxMessage[]> {
  const found = await transaction
    .select()
    .from(outgoingMessages)
    .innerJoin(records, eq(records.id, outgoingMessages.record))
    .innerJoin(
      recordEffects,
      and(eq(recordEffects.record, outgoingMessages.record), eq(recordEffects.key, outgoingMessages.effect)),
    )
    .innerJoin(persons, eq(persons.id, outgoingMessages.person))
    .leftJoin(contacts, eq(contacts.person, outgoingMessages.person))
    .where(isNotNull(outgoingMessages.person))
    .orderBy(desc(outgoingMessages.createdAt), desc(outgoingMessages.id))
    .limit(most);
  const shown: OutboxMessage[] = [];
  for (const { outgoing_messages: message, records: record, record_effects: effect, ...who } of found) {
    const { bundle } = await definitions.load(transaction, record.definition);
    const { channel, state, attempts, fault } = message;
    const words = compose({
      bundle,
      message: effect.message ?? '',
      record: record.id,
      step: effect.step,
      channel,
      language: who.persons.language,
      address,
    });
    const to = channel === 'email' ? who.contacts?.email : who.contacts?.phone;
    shown.push({
      key: message.id,
      channel,
      state,
      attempts,
      person: `${who.persons.givenName} ${who.persons.familyName}`,
      ...(to ? { to } : {}),
      ...(fault === null ? {} : { fault }),
      at: (message.sentAt ?? message.createdAt).toISOString(),
      ...words,
    });
  }
  return shown;
}

/** Notices about accesses that come due; one that has no reason any more has no words either. */
async function notices(work: Work, address: string): Promise<OutboxMessage[]> {
  const found = await work.transaction
    .select()
    .from(reviewNotices)
    .innerJoin(persons, eq(persons.id, reviewNotices.person))
    .leftJoin(contacts, eq(contacts.person, reviewNotices.person))
    .orderBy(desc(reviewNotices.createdAt), desc(reviewNotices.id))
    .limit(most);
  const shown: OutboxMessage[] = [];
  for (const { review_notices: notice, persons: person, contacts: reached } of found) {
    const due = (await dueReviews(work, person.id)).get(person.id);
    if (due === undefined) continue;
    const { channel, state, attempts, fault } = notice;
    const to = channel === 'email' ? reached?.email : reached?.phone;
    shown.push({
      key: notice.id,
      channel,
      state,
      attempts,
      person: `${person.givenName} ${person.familyName}`,
      ...(to ? { to } : {}),
      ...(fault === null ? {} : { fault }),
      at: (notice.sentAt ?? notice.createdAt).toISOString(),
      ...composeNotice({ due, channel, language: person.language, address }),
    });
  }
  return shown;
}
