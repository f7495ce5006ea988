import {
  type Actor,
  and,
  definitions,
  definitionWithdrawals,
  desc,
  eq,
  ne,
  publications,
  queryRows,
  sql,
  type Transaction,
} from '@greffe/database';
import type { Bundle } from '@greffe/definition';
import { compareVersions } from '@greffe/definition/migrate';

/** The part of the engine that publishes folders. */
export const publisher: Actor = { kind: 'system', name: 'publisher' };

/** What is in force in a registry changes in one transaction at a time. */
export async function lockRegistry(transaction: Transaction, registry: string): Promise<void> {
  await queryRows(
    transaction,
    sql`select pg_advisory_xact_lock(hashtextextended(${`publish ${registry}`}, 2))`,
  );
}

/** Puts a version in force in place of another; answers whether it was not. */
export async function putInForce(transaction: Transaction, registry: string, hash: string): Promise<boolean> {
  // One in force at a time is a unique index, so the old one leaves first.
  await transaction
    .update(definitions)
    .set({ inForce: false })
    .where(and(eq(definitions.registry, registry), ne(definitions.hash, hash)));
  const taken = await transaction
    .update(definitions)
    .set({ inForce: true })
    .where(and(eq(definitions.hash, hash), eq(definitions.inForce, false)))
    .returning({ hash: definitions.hash });
  return taken.length > 0;
}

export async function isWithdrawn(transaction: Transaction, hash: string): Promise<boolean> {
  const found = await transaction
    .select({ definition: definitionWithdrawals.definition })
    .from(definitionWithdrawals)
    .where(eq(definitionWithdrawals.definition, hash));
  return found.length > 0;
}

/** Whether what is in force was put there by a person, under a number that this version's does not exceed. */
export async function studioStandsAbove(transaction: Transaction, bundle: Bundle): Promise<boolean> {
  const [last] = await transaction
    .select({ actor: publications.actor })
    .from(publications)
    .where(and(eq(publications.registry, bundle.id), sql`${publications.kind} in ('published', 'withdrawn')`))
    .orderBy(desc(publications.id))
    .limit(1);
  if (last === undefined || last.actor.startsWith('system:')) return false;
  const [inForce] = await transaction
    .select({ hash: definitions.hash, version: definitions.version })
    .from(definitions)
    .where(and(eq(definitions.registry, bundle.id), eq(definitions.inForce, true)));
  return (
    inForce !== undefined &&
    inForce.hash !== bundle.hash &&
    compareVersions(bundle.version, inForce.version) <= 0
  );
}
