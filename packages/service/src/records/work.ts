import type { Actor, Membership, Transaction } from '@greffe/database';
import type { RecordType } from '@greffe/definition';
import type { RecordMachine, Requester } from '@greffe/workflow';
import type { DefinitionStore } from '../definitions/DefinitionStore.ts';

/** What every query and command on records works with: one transaction of one actor. */
export interface Work {
  readonly transaction: Transaction;
  readonly actor: Actor;
  readonly memberships: readonly Membership[];
  readonly now: Date;
  readonly definitions: DefinitionStore;
}

/** The asker's roles in a registry, in one organisation: the only place where memberships become rights. */
export function rolesIn(
  memberships: readonly Membership[],
  registry: string,
  organisation: string,
): readonly string[] {
  return memberships
    .filter((held) => held.registry === registry && held.organisation.number === organisation)
    .map(({ role }) => role);
}

export function requesterOf(work: Work, registry: string, organisation: string): Requester {
  return {
    roles: rolesIn(work.memberships, registry, organisation),
    isSystem: work.actor.kind === 'system',
  };
}

/** Roles of the record's organisation that may open it: who creates it, and whose turn it ever is. */
export function rolesWithAccess(recordType: RecordType, machine: RecordMachine): readonly string[] {
  return [...new Set([...recordType.createdBy, ...machine.workflow.steps.flatMap(({ roles }) => roles)])];
}
