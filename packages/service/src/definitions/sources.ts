import {
  type Database,
  definitionSources,
  definitions,
  desc,
  eq,
  type Transaction,
  withActor,
} from '@greffe/database';
import { type Bundle, contentHash } from '@greffe/definition';
import { publisher } from './force.ts';

/** Text files by path. */
export type DefinitionFiles = Readonly<Record<string, string>>;

/** The files of a definition, and those of the shared modules that it may mount. */
export interface DefinitionSources {
  readonly files: DefinitionFiles;
  /** Path inside the folder of shared modules, `beneficiary/module.schema.json`. */
  readonly shared: DefinitionFiles;
}

/** Keeps the files of a version, unless they are what was kept of it last: cases may change without the version. */
export async function storeSources(
  transaction: Transaction,
  { hash: definition, id: registry }: Pick<Bundle, 'hash' | 'id'>,
  { files, shared }: DefinitionSources,
): Promise<void> {
  const hash = contentHash({ files, shared });
  const [last] = await transaction
    .select({ hash: definitionSources.hash })
    .from(definitionSources)
    .where(eq(definitionSources.definition, definition))
    .orderBy(desc(definitionSources.id))
    .limit(1);
  if (last?.hash === hash) return;
  const texts = { files: JSON.stringify(files), shared: JSON.stringify(shared) };
  await transaction.insert(definitionSources).values({ definition, registry, hash, ...texts });
}

/** The same for a version that is published already; nothing for one that is not. */
export function keepSources(
  database: Database,
  bundle: Pick<Bundle, 'hash' | 'id'>,
  sources: DefinitionSources,
): Promise<void> {
  return withActor(database, publisher, async (transaction) => {
    const found = await transaction
      .select({ hash: definitions.hash })
      .from(definitions)
      .where(eq(definitions.hash, bundle.hash));
    if (found.length > 0) await storeSources(transaction, bundle, sources);
  });
}

/** The files that a version was made of; undefined for one that was published before they were kept. */
export async function readSources(
  transaction: Transaction,
  definition: string,
): Promise<DefinitionSources | undefined> {
  const [row] = await transaction
    .select({ files: definitionSources.files, shared: definitionSources.shared })
    .from(definitionSources)
    .where(eq(definitionSources.definition, definition))
    .orderBy(desc(definitionSources.id))
    .limit(1);
  return row && { files: parsed(row.files), shared: parsed(row.shared) };
}

/**
 * The shared modules that were published last of those in force, with whichever registry: what a new registry may mount.
 * A version that was withdrawn, or that another has replaced again, lends nothing.
 */
export async function newestShared(transaction: Transaction): Promise<DefinitionFiles> {
  const [row] = await transaction
    .select({ shared: definitionSources.shared })
    .from(definitionSources)
    .innerJoin(definitions, eq(definitions.hash, definitionSources.definition))
    .where(eq(definitions.inForce, true))
    .orderBy(desc(definitionSources.id))
    .limit(1);
  return row ? parsed(row.shared) : {};
}

const parsed = (text: string): DefinitionFiles => JSON.parse(text) as DefinitionFiles;
