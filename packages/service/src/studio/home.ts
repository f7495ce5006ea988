import {
  definitionSources,
  definitions,
  definitionWithdrawals,
  desc,
  ne,
  publications,
  registryStops,
  studioDrafts,
} from '@greffe/database';
import type { DraftLine, StudioRegistry, StudioVersion } from '../api/index.ts';
import { administers, type Work } from '../records/work.ts';
import { approvalStates, approversOf } from './approval.ts';
import { headsOf } from './drafts.ts';
import { titleInDraft } from './draftTitle.ts';
import { namesOf } from './people.ts';

/** The registry of the canary row, which is nobody's. */
const canary = 'canary';

/** The registries that the asker administers: versions, drafts, who edits them, whether they take new records. */
export async function studioRegistries(work: Work): Promise<readonly StudioRegistry[]> {
  const { transaction } = work;
  const isMine = ({ registry }: { readonly registry: string }) => administers(work.memberships, registry);
  const published = (
    await transaction
      .select({
        hash: definitions.hash,
        registry: definitions.registry,
        version: definitions.version,
        publishedAt: definitions.publishedAt,
        inForce: definitions.inForce,
      })
      .from(definitions)
      .where(ne(definitions.registry, canary))
      .orderBy(desc(definitions.publishedAt), definitions.hash)
  ).filter(isMine);
  const drafts = (
    await transaction.select().from(studioDrafts).orderBy(desc(studioDrafts.updatedAt), studioDrafts.id)
  ).filter(isMine);
  const stops = (await transaction.select().from(registryStops)).filter(isMine);
  const more = await factsOfVersions(work);
  const approvals = await approvalStates(work, drafts);
  const heads = (await headsOf(work, drafts)).map((head): DraftLine => {
    const approval = approvals.get(head.id);
    return { ...head, ...(approval && { approval }) };
  });
  const nameOf = await namesOf(work, [
    ...[...more.publishers.values(), ...more.withdrawn.values(), ...stops].map(({ actor }) => actor),
    ...more.approvers.values(),
  ]);
  const versionView = ({ hash, version, publishedAt }: (typeof published)[number]): StudioVersion => {
    const log = more.publishers.get(hash);
    const approver = log?.approval == null ? undefined : more.approvers.get(log.approval);
    const withdrawal = more.withdrawn.get(hash);
    return {
      hash,
      version,
      publishedAt: publishedAt.toISOString(),
      ...(log === undefined || log.actor.startsWith('system:') ? {} : { publishedBy: nameOf(log.actor) }),
      ...(log === undefined || log.notes === '' ? {} : { notes: log.notes }),
      ...(approver === undefined ? {} : { approvedBy: nameOf(approver) }),
      isWithdrawn: withdrawal !== undefined,
      ...(withdrawal && {
        withdrawal: {
          reason: withdrawal.reason,
          at: withdrawal.at.toISOString(),
          by: { name: nameOf(withdrawal.actor) },
        },
      }),
      hasFiles: more.withFiles.has(hash),
    };
  };
  const ids = [...new Set([...published, ...drafts].map(({ registry }) => registry))].sort();
  return Promise.all(
    ids.map(async (id): Promise<StudioRegistry> => {
      const versions = published.filter(({ registry }) => registry === id);
      const inForce = versions.find((version) => version.inForce);
      const stop = stops.find(({ registry }) => registry === id);
      // Newest first: what was never published goes by the name that is being given to it.
      const newest = drafts.find(({ registry }) => registry === id);
      const { hash, version, publishedAt } = inForce ? versionView(inForce) : ({} as Partial<StudioVersion>);
      return {
        id,
        title: inForce
          ? await titleOf(work, inForce.hash)
          : newest
            ? await titleInDraft(work, newest.id)
            : {},
        ...(hash && version && publishedAt ? { inForce: { hash, version, publishedAt } } : {}),
        versions: versions.map(versionView),
        drafts: heads.filter((_, index) => drafts[index]?.registry === id),
        ...(stop && {
          stopped: { reason: stop.reason, at: stop.at.toISOString(), by: { name: nameOf(stop.actor) } },
        }),
      };
    }),
  );
}

/** What the log says of versions; row-level security shows those of the asker's registries alone. */
async function factsOfVersions(work: Work) {
  const { transaction } = work;
  const withdrawn = await transaction.select().from(definitionWithdrawals);
  const sources = await transaction
    .selectDistinct({ hash: definitionSources.definition })
    .from(definitionSources);
  const log = await transaction
    .select({
      hash: publications.definition,
      kind: publications.kind,
      actor: publications.actor,
      notes: publications.notes,
      approval: publications.approval,
    })
    .from(publications)
    .orderBy(desc(publications.id));
  const publishers = new Map(
    log.flatMap(({ hash, kind, ...publication }) =>
      hash === null || kind !== 'published' ? [] : [[hash, publication] as const],
    ),
  );
  return {
    withdrawn: new Map(withdrawn.map((one) => [one.definition, one])),
    withFiles: new Set(sources.map(({ hash }) => hash)),
    /** Who published each first, which is the last of the log that is written over. */
    publishers,
    approvers: await approversOf(
      work,
      log.flatMap(({ approval }) => approval ?? []),
    ),
  };
}

async function titleOf(
  { transaction, definitions: store }: Work,
  hash: string,
): Promise<Record<string, string>> {
  const { bundle } = await store.load(transaction, hash);
  return Object.fromEntries(
    bundle.languages.flatMap((language) => {
      const text = bundle.texts[language]?.['registry.title'];
      return text === undefined ? [] : [[language, text]];
    }),
  );
}
