import { cooperations, definitions, eq, queryRows, sql } from '@greffe/database';
import { administratorRole, type Bundle } from '@greffe/definition';
import type { AccessGround } from '../api/index.ts';
import type { Work } from '../records/work.ts';
import { looksAfter } from '../sendings/places.ts';
import {
  type Cooperation,
  everyRegistry,
  type GrantPlace,
  grantPlaces,
  type Sight,
  sightOf,
} from './authority.ts';
import { dueSql, sightSql } from './rows.ts';
import { textsIn } from './texts.ts';

/** What the asker may grant and see, with what that was decided from. */
export interface Authority {
  readonly places: readonly GrantPlace[];
  readonly sight: readonly Sight[];
  readonly bundles: readonly Bundle[];
}

/** What grants are decided from besides who asks: the definitions in force, and who works together now. */
export interface Ground {
  readonly bundles: readonly Bundle[];
  readonly partners: readonly Cooperation[];
}

export async function groundOf({
  transaction,
  definitions: store,
}: Pick<Work, 'transaction' | 'definitions'>): Promise<Ground> {
  const inForce = await transaction
    .select({ hash: definitions.hash })
    .from(definitions)
    .where(eq(definitions.inForce, true))
    .orderBy(definitions.registry);
  const bundles: Bundle[] = [];
  for (const { hash } of inForce) bundles.push((await store.load(transaction, hash)).bundle);
  const { registry, organisation, partner, validFrom, validTo } = cooperations;
  const now = sql`${validFrom} <= now() and (${validTo} is null or ${validTo} > now())`;
  const partners = await transaction
    .select({ registry, organisation, partner })
    .from(cooperations)
    .where(now);
  return { bundles, partners };
}

export async function authorityOf(work: Work): Promise<Authority> {
  const { bundles, partners } = await groundOf(work);
  const places = grantPlaces(work.memberships, bundles, partners);
  return { places, sight: sightOf(work.memberships, places), bundles };
}

/** What the page of accesses can offer to the asker. */
export async function accessGround(work: Work): Promise<AccessGround> {
  const { places, sight, bundles } = await authorityOf(work);
  const { transaction, memberships } = work;
  const [{ today, due }] = await queryRows<{ today: string; due: number }>(
    transaction,
    sql`select to_char(now() at time zone 'Europe/Brussels', 'YYYY-MM-DD') as today,
      (select count(*)::int from memberships m where ${sightSql(sight)} and ${dueSql}
        and m.person <> greffe_actor()) as due`,
  ).then((rows) => [rows[0] ?? { today: '', due: 0 }] as const);
  const all = await queryRows<{ number: string; name: string }>(
    transaction,
    sql`select number, name from organisations where number <> 'canary' order by name, number`,
  );
  const anywhere = places.some(({ organisation }) => organisation === undefined);
  const named = new Set(places.map(({ organisation }) => organisation));
  const organisations = all.filter(({ number }) => anywhere || named.has(number));
  const registries = [...new Set(places.map(({ registry }) => registry))].map((id) => {
    const bundle = bundles.find((one) => one.id === id);
    const own = places.filter(({ registry }) => registry === id);
    return {
      id,
      title: textsIn(bundle, 'registry.title'),
      roles: [...new Set(own.map(({ role }) => role))].map((role) => ({
        id: role,
        title: role === administratorRole ? {} : textsIn(bundle, `role.${role}.title`),
        isForOneself: isForOneself(bundle, role),
        organisations: organisations
          .map(({ number }) => number)
          .filter((number) =>
            own.some(
              (place) =>
                place.role === role && (place.organisation === undefined || place.organisation === number),
            ),
          ),
      })),
    };
  });
  const isAdministrator = memberships.some(({ role }) => role === administratorRole);
  return {
    registries: registries.sort((one, other) => rank(one.id) - rank(other.id)),
    organisations: organisations.map((row) => ({ ...row })),
    isAdministrator,
    seesSendings: looksAfter(work, bundles).length > 0,
    dueReviews: due,
    today,
  };
}

const rank = (registry: string): number => (registry === everyRegistry ? 1 : 0);

/** Whether a role counts at the records of which its holder is the beneficiary. */
export const isForOneself = (bundle: Bundle | undefined, role: string): boolean =>
  bundle?.roles.find(({ id }) => id === role)?.scope === 'beneficiary';
