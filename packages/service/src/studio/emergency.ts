import { definitions, definitionWithdrawals, eq, publications, registryStops } from '@greffe/database';
import { isWithdrawn, lockRegistry, putInForce } from '../definitions/force.ts';
import { Problem } from '../problems/Problem.ts';
import type { Work } from '../records/work.ts';
import { administratorOf } from './drafts.ts';
import { loadVersion, versionBefore } from './withdrawal.ts';

/** No new records of a registry from now on; those under way go on. Stopping again gives another reason. */
export async function stopRegistry(work: Work, registry: string, reason: string): Promise<void> {
  const actor = await administratorOfPublished(work, registry);
  const { transaction, now: at } = work;
  await lockRegistry(transaction, registry);
  await transaction.delete(registryStops).where(eq(registryStops.registry, registry));
  await transaction.insert(registryStops).values({ registry, reason, at, actor });
  await transaction.insert(publications).values({ registry, kind: 'stopped', at, actor, notes: reason });
}

/** New records again; nothing where the registry was not stopped. */
export async function resumeRegistry(work: Work, registry: string): Promise<void> {
  const actor = await administratorOfPublished(work, registry);
  const { transaction, now: at } = work;
  await lockRegistry(transaction, registry);
  const gone = await transaction
    .delete(registryStops)
    .where(eq(registryStops.registry, registry))
    .returning({ registry: registryStops.registry });
  if (gone.length > 0)
    await transaction.insert(publications).values({ registry, kind: 'resumed', at, actor });
}

async function administratorOfPublished(work: Work, registry: string): Promise<string> {
  const actor = administratorOf(work, registry);
  const found = await work.transaction
    .select({ hash: definitions.hash })
    .from(definitions)
    .where(eq(definitions.registry, registry))
    .limit(1);
  if (found.length === 0) throw new Problem('notFound');
  return actor;
}

/**
 * Withdraws a version: it never takes force again, and where it was in force the one before is again. Its records stay
 * on it. @throws Problem 409 when it is in force and there is no other.
 */
export async function withdrawVersion(
  work: Work,
  hash: string,
  reason: string,
): Promise<{ readonly inForce?: string }> {
  const { transaction, now: at } = work;
  const { registry } = await loadVersion(work, hash);
  const actor = administratorOf(work, registry);
  await lockRegistry(transaction, registry);
  if (!(await isWithdrawn(transaction, hash))) {
    await transaction.insert(definitionWithdrawals).values({ definition: hash, registry, reason, at, actor });
    await transaction
      .insert(publications)
      .values({ registry, kind: 'withdrawn', at, actor, definition: hash, notes: reason });
  }
  const [current] = await transaction.select().from(definitions).where(eq(definitions.hash, hash));
  if (!current?.inForce) return {};
  const previous = await versionBefore(work, registry);
  if (previous === undefined) throw new Problem('noOtherVersion');
  await putInForce(transaction, registry, previous);
  return { inForce: previous };
}
