import { and, contacts, eq, persons, queryRows, reviewNotices, sql } from '@greffe/database';
import { reviewNotice } from '../access/rows.ts';
import { DefinitionStore } from '../definitions/DefinitionStore.ts';
import { createRunAs } from '../http/runAs.ts';
import { wayTo } from '../messages/deliver.ts';
import { MessageRefused, type MessageToSend, type Messenger } from '../messages/Messenger.ts';
import type { Ports } from '../ports.ts';
import { clockActor } from '../records/elapse.ts';
import type { Work } from '../records/work.ts';
import { uuidv7 } from '../support/uuid.ts';
import { composeNotice } from './composeNotice.ts';
import { type DueReview, dueReviews } from './dueReviews.ts';

export interface ReviewPorts extends Pick<Ports, 'database' | 'recordKeys' | 'createSchemaValidator'> {
  readonly messenger: Messenger;
  /** Where people reach the server, without a slash at its end. */
  readonly address: string;
}

const day = 86_400_000;
/** Days before an access lapses within which its reviewers are told once more. */
const lastCall = 7;

/**
 * Tells who may confirm accesses that some have come due: when they do, once more before they lapse, and at most once a
 * week. May be killed at any point and run twice: a notice is one row, whose key every attempt carries. Answers how many
 * left.
 *
 * @throws when one could not leave and is to be tried again; the others have.
 */
export async function tellReviewers(ports: ReviewPorts): Promise<number> {
  const { database, recordKeys, createSchemaValidator } = ports;
  // Access goes by the database's clock, never by a simulated one.
  const runAs = createRunAs({ database, recordKeys }, new DefinitionStore(createSchemaValidator));
  await runAs(clockActor, noteWhoIsToBeTold);
  const waiting = await runAs(clockActor, ({ transaction }) =>
    transaction.select({ id: reviewNotices.id }).from(reviewNotices).where(eq(reviewNotices.state, 'due')),
  );
  let sent = 0;
  let failed = 0;
  for (const { id } of waiting) {
    const message = await runAs(clockActor, (work) => prepare(work, id, ports.address));
    if (message === undefined) continue;
    try {
      // Outside any transaction, as every message.
      await ports.messenger.send(message);
    } catch (error) {
      const isRefused = error instanceof MessageRefused;
      if (!isRefused) failed += 1;
      await runAs(clockActor, (work) =>
        note(work, id, isRefused ? { state: 'undeliverable', fault: 'refused' } : { fault: 'unreachable' }),
      );
      continue;
    }
    await runAs(clockActor, (work) => note(work, id, { state: 'sent', sentAt: work.now, fault: null }));
    sent += 1;
  }
  if (failed > 0) throw new Error(`Notices of reviews that could not leave: ${failed}.`);
  return sent;
}

/** One row for each person of whom something new is to be told this week. */
async function noteWhoIsToBeTold(work: Work): Promise<void> {
  const { transaction, now } = work;
  const reviews = await dueReviews(work);
  if (reviews.size === 0) return;
  const last = await queryRows<{ person: string; at: string }>(
    transaction,
    sql`select person, max(created_at)::text as at from review_notices group by person`,
  );
  const told = new Map(last.map(({ person, at }) => [person, new Date(at)]));
  for (const [person, due] of reviews) {
    if (!due.some((review) => isNews(review, told.get(person), now))) continue;
    await queryRows(
      transaction,
      sql`insert into review_notices (id, person, period)
        values (${uuidv7()}::uuid, ${person}, date_trunc('week', now() at time zone 'Europe/Brussels')::date)
        on conflict do nothing`,
    );
  }
}

/** Whether an access came due, or is about to lapse, since its reviewer was told last. */
function isNews({ reviewBy }: DueReview, told: Date | undefined, now: Date): boolean {
  if (told === undefined) return true;
  const cameDue = reviewBy.getTime() - reviewNotice * day;
  const isLast = reviewBy.getTime() - lastCall * day;
  return cameDue > told.getTime() || (isLast <= now.getTime() && isLast > told.getTime());
}

/** The notice as it is to leave now; nothing where it has no reason or no way any more. */
async function prepare(work: Work, id: string, address: string): Promise<MessageToSend | undefined> {
  const { transaction, now } = work;
  const [found] = await transaction
    .select({
      person: reviewNotices.person,
      attempts: reviewNotices.attempts,
      language: persons.language,
      email: contacts.email,
      phone: contacts.phone,
    })
    .from(reviewNotices)
    .innerJoin(persons, eq(persons.id, reviewNotices.person))
    .leftJoin(contacts, eq(contacts.person, reviewNotices.person))
    .where(and(eq(reviewNotices.id, id), eq(reviewNotices.state, 'due')));
  if (found === undefined) return undefined;
  const due = (await dueReviews(work, found.person)).get(found.person);
  if (due === undefined) {
    await note(work, id, { state: 'dropped' });
    return undefined;
  }
  const way = wayTo('email', found);
  if (way === undefined) {
    await note(work, id, { state: 'undeliverable', fault: 'noAddress', triedAt: now });
    return undefined;
  }
  await note(work, id, { channel: way.channel, attempts: found.attempts + 1, triedAt: now });
  const { language } = found;
  return { key: id, ...way, ...composeNotice({ due, channel: way.channel, language, address }) };
}

async function note(
  { transaction }: Work,
  id: string,
  noted: Partial<typeof reviewNotices.$inferInsert>,
): Promise<void> {
  await transaction
    .update(reviewNotices)
    .set(noted)
    .where(and(eq(reviewNotices.id, id), eq(reviewNotices.state, 'due')));
}
