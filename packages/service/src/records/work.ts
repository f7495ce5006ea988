import { type Actor, type Membership, roleSubject, type Transaction } from '@greffe/database';
import { administratorRole, type Bundle } from '@greffe/definition';
import type { Requester } from '@greffe/workflow';
import type { DefinitionStore } from '../definitions/DefinitionStore.ts';
import type { Clock } from '../ports.ts';

/** What every query and command on records works with: one transaction of one actor. */
export interface Work {
  readonly transaction: Transaction;
  readonly actor: Actor;
  readonly memberships: readonly Membership[];
  /** From where it is asked; nothing for a part of the engine. */
  readonly address?: string | undefined;
  /** When the transaction began; a command goes by the time at which it has the record to itself. */
  readonly now: Date;
  readonly clock?: Clock | undefined;
  readonly definitions: DefinitionStore;
}

type Registry = Pick<Bundle, 'id' | 'roles'>;

/**
 * The asker's roles in a registry, in one organisation: the only place where memberships become rights. A role with
 * the scope `everywhere` counts in every organisation.
 */
export function rolesIn(
  memberships: readonly Membership[],
  registry: Registry,
  organisation: string,
): readonly string[] {
  const held = memberships.filter(
    (membership) =>
      membership.registry === registry.id &&
      (membership.organisation.number === organisation || isEverywhere(registry, membership.role)),
  );
  return [...new Set(held.map(({ role }) => role))];
}

/** Whether who holds these memberships changes and publishes a registry's forms (`*`: every one's); without a registry, any one's. */
export function administers(memberships: readonly Membership[], registry?: string): boolean {
  return memberships.some(
    (held) =>
      held.role === administratorRole &&
      (registry === undefined || held.registry === registry || held.registry === '*'),
  );
}

export function requesterOf(work: Work, registry: Registry, organisation: string): Requester {
  return {
    ...(work.actor.kind === 'person' ? { person: work.actor.id } : {}),
    roles: rolesIn(work.memberships, registry, organisation),
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
  organisation: string,
): readonly string[] {
  return memberships
    .filter(
      (held) =>
        held.registry === registry.id &&
        (held.organisation.number === organisation || isEverywhere(registry, held.role)),
    )
    .map((held) => roleSubject(held.registry, held.role, held.organisation.number));
}

const isEverywhere = ({ roles }: Registry, role: string): boolean =>
  roles.some(({ id, scope }) => id === role && scope === 'everywhere');

/** The subject of access by which a role stands at a record of an organisation. */
export function subjectOf(registry: Registry, role: string, organisation: string): string {
  return isEverywhere(registry, role)
    ? roleSubject(registry.id, role)
    : roleSubject(registry.id, role, organisation);
}
