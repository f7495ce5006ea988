import {
  type Actor,
  linkSubject,
  type Membership,
  ownSubject,
  type records,
  roleSubject,
  type Transaction,
  type Write,
} from '@greffe/database';
import { administratorRole, type Bundle, type Role } from '@greffe/definition';
import type { Requester } from '@greffe/workflow';
import type { DefinitionStore } from '../definitions/DefinitionStore.ts';
import type { RecordKeys } from '../keys/recordKeys.ts';
import type { Clock } from '../ports.ts';

/** What every query and command on records works with: one transaction of one actor. */
export interface Work {
  readonly transaction: Transaction;
  readonly write: Write;
  /** A record that was locked when this began. */
  readonly locked?: typeof records.$inferSelect | undefined;
  readonly actor: Actor;
  readonly memberships: readonly Membership[];
  /** From where it is asked; nothing for a part of the engine. */
  readonly address?: string | undefined;
  /** When the transaction began; a command goes by the time at which it has the record to itself. */
  readonly now: Date;
  readonly clock?: Clock | undefined;
  readonly definitions: DefinitionStore;
  readonly recordKeys: RecordKeys;
}

type Registry = Pick<Bundle, 'id' | 'roles'>;

/** Where a record belongs: to an organisation, to a beneficiary once it is known who that is, and to whom answers name. */
export interface Place {
  readonly organisation: string;
  /** Digest of the beneficiary's NISS. */
  readonly ownKey?: string | null;
  /** The organisation that answers name, by role. */
  readonly named?: Readonly<Record<string, string>>;
}

/**
 * The asker's memberships that count at a record: the only place where memberships become rights. A role counts in the
 * organisation that gave it, or in the one that an answer names; with the scope `everywhere` in every one, with
 * `beneficiary` at one's own records, and with `link` at those of the patient of a hub's link.
 */
function countingAt(memberships: readonly Membership[], registry: Registry, place: Place): Membership[] {
  return memberships.filter(({ registry: of, role, organisation, ownKey, isLinked = false }) => {
    if (of !== registry.id) return false;
    const scope = scopeOf(registry, role);
    // What a link gives is given by nothing else, and gives nothing else.
    if (isLinked !== (scope === 'link')) return false;
    if (scope === 'beneficiary' || isLinked) return ownKey !== undefined && ownKey === place.ownKey;
    return scope === 'everywhere' || organisation.number === organisationOf(registry, role, place);
  });
}

/** The asker's roles at a record of a registry. */
export function rolesIn(
  memberships: readonly Membership[],
  registry: Registry,
  place: Place,
): readonly string[] {
  return [...new Set(countingAt(memberships, registry, place).map(({ role }) => role))];
}

/** Whether who holds these memberships changes and publishes a registry's forms (`*`: every one's); without a registry, any one's. */
export function administers(memberships: readonly Membership[], registry?: string): boolean {
  return memberships.some(
    (held) =>
      held.role === administratorRole &&
      (registry === undefined || held.registry === registry || held.registry === '*'),
  );
}

export function requesterOf(work: Work, registry: Registry, place: Place): Requester {
  return {
    ...(work.actor.kind === 'person' ? { person: work.actor.id } : {}),
    roles: rolesIn(work.memberships, registry, place),
    isSystem: work.actor.kind === 'system',
  };
}

/**
 * In which roles, and for which organisations, a person acts on a record: the subjects by which the audit knows it.
 * Unlike {@link rolesIn}, a role that counts everywhere names the organisation that gave it.
 */
export function capacitiesOf(
  memberships: readonly Membership[],
  registry: Registry,
  place: Place,
): readonly string[] {
  return countingAt(memberships, registry, place).map(capacityOf);
}

/** By which role, and for which organisation or by which hub: `org:<number>:…`, `hub:<id>:…`. */
export function capacityOf({ registry, role, organisation, isLinked }: Membership): string {
  return isLinked
    ? `hub:${organisation.number}:${registry}:${role}`
    : roleSubject(registry, role, organisation.number);
}

/** The organisation in which a role counts at a record; none while nothing has named it yet. */
function organisationOf(
  { roles }: Registry,
  role: string,
  { organisation, named }: Place,
): string | undefined {
  return roles.find(({ id }) => id === role)?.namedBy ? named?.[role] : organisation;
}

const scopeOf = ({ roles }: Registry, role: string): Role['scope'] =>
  roles.find(({ id }) => id === role)?.scope;

/** Whether who may open a record follows from what it says: about whom it is, or whom its answers name. */
export const followsAnswers = ({ roles }: Registry): boolean =>
  roles.some(({ scope, namedBy }) => scope === 'beneficiary' || scope === 'link' || namedBy !== undefined);

/** The subject of access by which a role stands at a record; nobody's for a beneficiary or an organisation not known yet. */
export function subjectOf(registry: Registry, role: string, place: Place): string {
  const { ownKey } = place;
  switch (scopeOf(registry, role)) {
    case 'everywhere':
      return roleSubject(registry.id, role);
    case 'beneficiary':
      return ownSubject(registry.id, role, ownKey ?? '');
    case 'link':
      return linkSubject(registry.id, role, ownKey ?? '');
    default:
      return roleSubject(registry.id, role, organisationOf(registry, role, place) ?? '');
  }
}
