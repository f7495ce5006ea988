import {
  and,
  contacts,
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

/** People and hospitals to try registries with, as `loadDevelopment` reads them from `forms/`. */
export interface DevelopmentIdentities {
  readonly organisations: readonly { readonly number: string; readonly name: string }[];
  readonly people: readonly {
    readonly id: string;
    readonly givenName: string;
    readonly familyName: string;
    readonly number?: string | undefined;
    readonly niss?: string | undefined;
    readonly email?: string | undefined;
    readonly phone?: string | undefined;
    readonly language: string;
  }[];
  readonly memberships: readonly {
    readonly person: string;
    readonly registry: string;
    readonly role: string;
    readonly organisation: string;
  }[];
}

/** Puts the development identities in; what is there already keeps what was changed since, such as a language. */
export async function seedDevelopment(database: Database, development: DevelopmentIdentities): Promise<void> {
  await withActor(database, { kind: 'system', name: 'seed' }, async (transaction) => {
    // One server at a time: two would each see that a role was never given, and give it.
    await queryRows(transaction, sql`select pg_advisory_xact_lock(hashtextextended('seed development', 2))`);
    for (const organisation of development.organisations) {
      await transaction
        .insert(organisations)
        .values({ ...organisation })
        .onConflictDoNothing();
    }
    for (const { id, givenName, familyName, number, niss, language, email, phone } of development.people) {
      await transaction
        .insert(persons)
        .values({
          id,
          givenName,
          familyName,
          number: number ?? null,
          niss: niss ?? null,
          language: knownLanguage(language),
        })
        .onConflictDoNothing();
      if (email !== undefined || phone !== undefined) {
        await transaction
          .insert(contacts)
          .values({ person: id, email: email ?? null, phone: phone ?? null })
          .onConflictDoNothing();
      }
    }
    for (const membership of development.memberships) await grantOnce(transaction, membership);
  });
}

/** A role that was withdrawn since stays withdrawn: what was ever granted is not granted again. */
async function grantOnce(
  transaction: Transaction,
  { person, registry, role, organisation }: DevelopmentIdentities['memberships'][number],
): Promise<void> {
  const [held] = await transaction
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.person, person),
        eq(memberships.registry, registry),
        eq(memberships.role, role),
        eq(memberships.organisation, organisation),
      ),
    );
  if (held === undefined) {
    await transaction.insert(memberships).values({ person, registry, role, organisation });
  }
}

function knownLanguage(language: string): 'fr' | 'nl' | 'de' | 'en' {
  return language === 'nl' || language === 'de' || language === 'en' ? language : 'fr';
}
