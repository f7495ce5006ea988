import {
  and,
  type Database,
  eq,
  memberships,
  organisations,
  persons,
  queryRows,
  sql,
  type Transaction,
  withActor,
} from '@greffe/database';
import { administratorRole } from '@greffe/definition';
import type { Language } from '../api/index.ts';
import { uuidv7 } from '../support/uuid.ts';
import { type IssuersPerson, linkedPerson, linkIdentity } from './identities.ts';

export interface Administrator {
  readonly identity: IssuersPerson;
  readonly givenName: string;
  readonly familyName: string;
  readonly language: Language;
  readonly organisation: { readonly number: string; readonly name: string };
}

export interface AdministratorOptions {
  /** Also where there is one already. */
  readonly isFurther?: boolean;
}

export type AdministratorResult =
  | { readonly outcome: 'created'; readonly person: string }
  /** Somebody else administers every registry already. */
  | { readonly outcome: 'thereIsOne' }
  /** This very person does. */
  | { readonly outcome: 'isOne'; readonly person: string };

const everyRegistry = '*';

/**
 * Makes the person whom an issuer means an administrator of every registry: the one who lets the others in. Of two that
 * are made at once, the second is told that there is one.
 */
export function createAdministrator(
  database: Database,
  administrator: Administrator,
  { isFurther = false }: AdministratorOptions = {},
): Promise<AdministratorResult> {
  return withActor(database, { kind: 'system', name: 'session' }, async (transaction) => {
    await queryRows(
      transaction,
      sql`select pg_advisory_xact_lock(hashtextextended('greffe administrator', 1))`,
    );
    const known = await linkedPerson(transaction, administrator.identity);
    const holders = await administrators(transaction);
    if (known !== undefined && holders.includes(known)) return { outcome: 'isOne', person: known };
    if (holders.length > 0 && !isFurther) return { outcome: 'thereIsOne' };
    const person = known ?? (await addPerson(transaction, administrator));
    await transaction.insert(organisations).values(administrator.organisation).onConflictDoNothing();
    await transaction.insert(memberships).values({
      person,
      registry: everyRegistry,
      role: administratorRole,
      organisation: administrator.organisation.number,
    });
    return { outcome: 'created', person };
  });
}

/** Now, and not when the transaction began: whoever held the lock before may have begun after it. */
async function administrators(transaction: Transaction): Promise<readonly string[]> {
  const rows = await transaction
    .select({ person: memberships.person })
    .from(memberships)
    .where(
      and(
        eq(memberships.registry, everyRegistry),
        eq(memberships.role, administratorRole),
        sql`${memberships.validFrom} <= clock_timestamp()
          and (${memberships.validTo} is null or ${memberships.validTo} > clock_timestamp())`,
      ),
    );
  return rows.map(({ person }) => person);
}

async function addPerson(
  transaction: Transaction,
  { identity, givenName, familyName, language }: Administrator,
): Promise<string> {
  const id = uuidv7();
  await transaction.insert(persons).values({ id, givenName, familyName, language });
  await linkIdentity(transaction, identity, id);
  return id;
}
