import { eq, type Membership, persons, type Transaction } from '@greffe/database';
import type { Language, SessionView } from '../api/index.ts';
import { Problem } from '../problems/Problem.ts';

/** Who is signed in, with the roles that hold now. */
export async function sessionView(
  transaction: Transaction,
  person: string,
  memberships: readonly Membership[],
): Promise<SessionView> {
  const [row] = await transaction.select().from(persons).where(eq(persons.id, person));
  if (row === undefined) throw new Problem('unauthenticated');
  const { id, givenName, familyName, language } = row;
  return {
    person: { id, givenName, familyName, language },
    memberships: memberships.map(({ registry, role, organisation }) => ({ registry, role, organisation })),
  };
}

export async function changeLanguage(
  transaction: Transaction,
  person: string,
  language: Language,
): Promise<void> {
  await transaction.update(persons).set({ language }).where(eq(persons.id, person));
}
