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
import type { StudioRegistry, StudioVersion } from '../api/index.ts';
import { administers, type Work } from '../records/work.ts';
import { headsOf } from './drafts.ts';
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
  const heads = await headsOf(work, drafts);
  const nameOf = await namesOf(
    work,
    [...more.publishers.values()].map(({ actor }) => actor).concat(stops.map(({ actor }) => actor)),
  );
  const versionView = ({ hash, version, publishedAt }: (typeof published)[number]): StudioVersion => {
    const log = more.publishers.get(hash);
    return {
      hash,
      version,
      publishedAt: publishedAt.toISOString(),
      ...(log === undefined || log.actor.startsWith('system:') ? {} : { publishedBy: nameOf(log.actor) }),
      ...(log === undefined || log.notes === '' ? {} : { notes: log.notes }),
      isWithdrawn: more.withdrawn.has(hash),
      hasFiles: more.withFiles.has(hash),
    };
  };
  const ids = [...new Set([...published, ...drafts].map(({ registry }) => registry))].sort();
  return Promise.all(
    ids.map(async (id): Promise<StudioRegistry> => {
      const versions = published.filter(({ registry }) => registry === id);
      const inForce = versions.find((version) => version.inForce);
      const stop = stops.find(({ registry }) => registry === id);
      const { hash, version, publishedAt } = inForce ? versionView(inForce) : ({} as Partial<StudioVersion>);
      return {
        id,
        title: inForce === undefined ? {} : await titleOf(work, inForce.hash),
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
async function factsOfVersions({ transaction }: Work) {
  const withdrawn = await transaction
    .select({ hash: definitionWithdrawals.definition })
    .from(definitionWithdrawals);
  const sources = await transaction
    .selectDistinct({ hash: definitionSources.definition })
    .from(definitionSources);
  const log = await transaction
    .select({
      hash: publications.definition,
      kind: publications.kind,
      actor: publications.actor,
      notes: publications.notes,
    })
    .from(publications)
    .orderBy(desc(publications.id));
  const publishers = new Map(
    log.flatMap(({ hash, kind, actor, notes }) =>
      hash === null || kind !== 'published' ? [] : [[hash, { actor, notes }] as const],
    ),
  );
  return {
    withdrawn: new Set(withdrawn.map(({ hash }) => hash)),
    withFiles: new Set(sources.map(({ hash }) => hash)),
    /** Who published each first, which is the last of the log that is written over. */
    publishers,
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
