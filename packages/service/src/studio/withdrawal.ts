import {
  and,
  count,
  definitions,
  definitionWithdrawals,
  desc,
  eq,
  publications,
  records,
  sql,
} from '@greffe/database';
import type { WithdrawalImpact } from '../api/index.ts';
import type { RunAs } from '../http/runAs.ts';
import { Problem } from '../problems/Problem.ts';
import { clockActor } from '../records/elapse.ts';
import type { Work } from '../records/work.ts';
import { administratorOf } from './drafts.ts';

type Version = typeof definitions.$inferSelect;

/** A version of a registry that the asker administers. @throws Problem 404 for every other. */
export async function loadVersion(work: Work, hash: string): Promise<Version> {
  const [version] = await work.transaction.select().from(definitions).where(eq(definitions.hash, hash));
  if (version === undefined) throw new Problem('notFound');
  administratorOf(work, version.registry);
  return version;
}

/** The version that took force last, of those that were not withdrawn and are not `except`. */
export async function versionBefore(
  { transaction }: Work,
  registry: string,
  except?: string,
): Promise<string | undefined> {
  const withdrawn = await transaction
    .select({ hash: definitionWithdrawals.definition })
    .from(definitionWithdrawals)
    .where(eq(definitionWithdrawals.registry, registry));
  const log = await transaction
    .select({ hash: publications.definition, kind: publications.kind })
    .from(publications)
    .where(eq(publications.registry, registry))
    .orderBy(desc(publications.id));
  const found = log.find(
    (one) =>
      one.kind === 'published' && one.hash !== except && !withdrawn.some(({ hash }) => hash === one.hash),
  );
  return found?.hash ?? undefined;
}

/** What withdrawing a version would mean; nothing is changed, and of records only numbers are told. */
export async function withdrawalImpactOf(
  { runAs, actor }: { readonly runAs: RunAs; readonly actor: Parameters<RunAs>[0] },
  hash: string,
): Promise<WithdrawalImpact> {
  const { version, successor } = await runAs(actor, async (work) => {
    const version = await loadVersion(work, hash);
    const next = version.inForce ? await versionBefore(work, version.registry, hash) : undefined;
    return { version, successor: next === undefined ? undefined : await loadVersion(work, next) };
  });
  const [counted] = await runAs(clockActor, ({ transaction }) =>
    transaction
      .select({
        records: count(),
        recordsUnderWay: sql<number>`count(*) filter (where ${records.status} in ('open', 'sending', 'correctionsNeeded'))::int`,
      })
      .from(records)
      .where(and(eq(records.registry, version.registry), eq(records.definition, hash))),
  );
  return {
    isInForce: version.inForce,
    ...(successor && {
      successor: {
        hash: successor.hash,
        version: successor.version,
        publishedAt: successor.publishedAt.toISOString(),
      },
    }),
    records: counted?.records ?? 0,
    recordsUnderWay: counted?.recordsUnderWay ?? 0,
  };
}
