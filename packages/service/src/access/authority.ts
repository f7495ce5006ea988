import type { Membership } from '@greffe/database';
import { administratorRole, type Role } from '@greffe/definition';
import { administers } from '../records/work.ts';

/** A registry as far as it says who grants what. */
export interface GrantingRegistry {
  readonly id: string;
  readonly roles: readonly Pick<Role, 'id' | 'grantedBy' | 'scope'>[];
}

/** Whoever grants roles in the organisation grants them in its partner too. */
export interface Cooperation {
  readonly registry: string;
  readonly organisation: string;
  readonly partner: string;
}

/** A role that may be granted, and where; without an organisation, in each. */
export interface GrantPlace {
  readonly registry: string;
  readonly role: string;
  readonly organisation?: string;
  /** The role by which; undefined for who administers the registry. */
  readonly by?: string;
}

/** Memberships that may be looked at and ended; what is not named is not restricted. */
export interface Sight {
  readonly registry?: string;
  readonly role?: string;
  readonly organisation?: string;
}

/** Every registry at once: of administrators alone. */
export const everyRegistry = '*';

/**
 * What somebody may grant: the one place where this is decided. The database decides it again by itself
 * (`greffe_may_grant`), and a test compares the two.
 *
 * A role is granted by the holders of those that the definition names, in their own organisation and in those that
 * cooperate with it, but never their own role there (NP-2); a role of no organisation grants everywhere. Where the
 * definition names none, whoever administers the registry begins the chain.
 */
export function grantPlaces(
  memberships: readonly Membership[],
  registries: readonly GrantingRegistry[],
  cooperations: readonly Cooperation[],
): readonly GrantPlace[] {
  return [
    ...registries.flatMap((registry) =>
      registry.roles.flatMap((role) => placesOf(role, registry, memberships, cooperations)),
    ),
    ...administrators(memberships, registries),
  ];
}

function placesOf(
  wanted: GrantingRegistry['roles'][number],
  registry: GrantingRegistry,
  memberships: readonly Membership[],
  cooperations: readonly Cooperation[],
): GrantPlace[] {
  const place = { registry: registry.id, role: wanted.id };
  // Held by a hub's link alone.
  if (wanted.scope === 'link') return [];
  if (wanted.grantedBy.length === 0) return administers(memberships, registry.id) ? [place] : [];
  return memberships.flatMap((held): GrantPlace[] => {
    const by = held.role;
    const granter = registry.roles.find(({ id }) => id === by);
    if (held.registry !== registry.id || granter === undefined || !wanted.grantedBy.includes(by)) return [];
    if (granter.scope === 'everywhere') return [{ ...place, by }];
    const partners = cooperations.filter(
      (one) =>
        by !== wanted.id && one.registry === registry.id && one.organisation === held.organisation.number,
    );
    return [held.organisation.number, ...partners.map(({ partner }) => partner)].map((organisation) => ({
      ...place,
      organisation,
      by,
    }));
  });
}

/** The role of administrators is the platform's: whoever has it for a registry gives it to others for that one. */
function administrators(
  memberships: readonly Membership[],
  registries: readonly GrantingRegistry[],
): GrantPlace[] {
  const own = memberships.filter(({ role }) => role === administratorRole).map(({ registry }) => registry);
  const named = own.includes(everyRegistry) ? [...registries.map(({ id }) => id), ...own] : own;
  return [...new Set(named)].map((registry) => ({ registry, role: administratorRole }));
}

/** The places that fit a role in an organisation: by any of them it may be granted. */
export function placesFor(
  places: readonly GrantPlace[],
  wanted: { readonly registry: string; readonly role: string; readonly organisation: string },
): readonly GrantPlace[] {
  return places.filter(
    (place) =>
      place.registry === wanted.registry &&
      place.role === wanted.role &&
      (place.organisation === undefined || place.organisation === wanted.organisation),
  );
}

/** Whose memberships somebody sees and may end: those that they may grant, and all of a registry that they administer. */
export function sightOf(memberships: readonly Membership[], places: readonly GrantPlace[]): readonly Sight[] {
  const administered = memberships.filter(({ role }) => role === administratorRole);
  if (administered.some(({ registry }) => registry === everyRegistry)) return [{}];
  return [...places, ...administered.map(({ registry }) => ({ registry }))];
}
