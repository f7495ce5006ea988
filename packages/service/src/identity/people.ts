import { actorName, eq, hubs, persons, sessions, type Transaction } from '@greffe/database';
import type { Language, SessionView } from '../api/index.ts';
import type { Asker } from '../http/runAs.ts';
import { Problem } from '../problems/Problem.ts';
import type { Work } from '../records/work.ts';

/** Who is signed in, with the roles that hold now; by a hub's link, with what that link is. */
export async function sessionView(
  { transaction, actor, memberships }: Work,
  asker: Asker,
): Promise<SessionView> {
  const [row] = await transaction
    .select()
    .from(persons)
    .where(eq(persons.id, actorName(actor)));
  if (row === undefined) throw new Problem('unauthenticated');
  const { id, givenName, familyName, language, number } = row;
  const link = memberships.some(({ isLinked }) => isLinked) ? await linkOf(transaction, asker) : undefined;
  return {
    person: { id, givenName, familyName, language },
    memberships: memberships.map(({ registry, role, organisation }) => ({ registry, role, organisation })),
    ...(link && { link: { ...link, number: number ?? '' } }),
  };
}

async function linkOf(transaction: Transaction, asker: Asker) {
  if (asker.kind !== 'session') return undefined;
  const [row] = await transaction
    .select({ hub: hubs.name, until: sessions.linkUntil, endsAt: sessions.expiresAt })
    .from(sessions)
    .innerJoin(hubs, eq(hubs.id, sessions.linkHub))
    .where(eq(sessions.tokenHash, asker.tokenHash));
  if (row?.until == null) return undefined;
  return { hub: row.hub, until: row.until.toISOString(), endsAt: row.endsAt.toISOString() };
}

export async function changeLanguage(
  transaction: Transaction,
  person: string,
  language: Language,
): Promise<void> {
  await transaction.update(persons).set({ language }).where(eq(persons.id, person));
}
