import {
  type Database,
  identities,
  isUniqueViolation,
  queryRows,
  sql,
  type Transaction,
  withActor,
} from '@greffe/database';
import { sha256 } from '../support/crypto.ts';

/** How somebody is known at an issuer: its own name, and the value of the claim that says who it is. */
export interface IssuersPerson {
  readonly issuer: string;
  readonly subject: string;
}

const actor = { kind: 'system', name: 'session' } as const;

/** Issuers are named with and without a slash at the end: it makes no difference here. */
const plain = (issuer: string): string => issuer.replace(/\/+$/, '');

/** The person whom an issuer means; undefined for whoever it vouches for that is not known here. */
export function personOf(database: Database, identity: IssuersPerson): Promise<string | undefined> {
  return withActor(database, actor, (transaction) => linkedPerson(transaction, identity));
}

/** The same inside a transaction. */
export async function linkedPerson(
  transaction: Transaction,
  { issuer, subject }: IssuersPerson,
): Promise<string | undefined> {
  // Not read from the table: whom an issuer means is shown to nobody else.
  const [found] = await queryRows<{ person: string | null }>(
    transaction,
    sql`select greffe_person_of(${plain(issuer)}, ${subject}) as person`,
  );
  return found?.person ?? undefined;
}

/** Lets a person in by an issuer; who is linked already stays so. */
export async function linkIdentity(
  transaction: Transaction,
  { issuer, subject }: IssuersPerson,
  person: string,
): Promise<void> {
  await transaction
    .insert(identities)
    .values({ issuer: plain(issuer), subject, person })
    .onConflictDoNothing();
}

/** Lets people in by an issuer at which each goes by the id that they have here: for development alone. */
export async function linkPeople(database: Database, issuer: string, ids: readonly string[]): Promise<void> {
  await withActor(database, actor, async (transaction) => {
    for (const id of ids) await linkIdentity(transaction, { issuer, subject: id }, id);
  });
}

/** Notes that a sign-in has come back. False when it had already: whoever brings it again is not let in. */
export async function useSignIn(database: Database, state: string): Promise<boolean> {
  const hash = await sha256(state);
  try {
    await withActor(database, actor, (transaction) =>
      queryRows(transaction, sql`insert into used_sign_ins (state_hash) values (${hash})`),
    );
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
