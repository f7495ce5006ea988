import { and, definitions, eq } from '@greffe/database';
import type { Bundle } from '@greffe/definition';
import { compareVersions } from '@greffe/definition/migrate';
import type { Work } from '../records/work.ts';

/** The version that new records of a registry start with; undefined where there is none. */
export async function bundleInForce(
  { transaction, definitions: store }: Work,
  registry: string,
): Promise<Bundle | undefined> {
  const [row] = await transaction
    .select({ hash: definitions.hash })
    .from(definitions)
    .where(and(eq(definitions.registry, registry), eq(definitions.inForce, true)));
  return row && (await store.load(transaction, row.hash)).bundle;
}

/** What stands in all registries: which version is in force, and the greatest number that is used. */
export interface Standing {
  /** Hashes by registry. */
  readonly inForce: ReadonlyMap<string, string>;
  readonly greatest: ReadonlyMap<string, string>;
}

export async function standingOf({ transaction }: Work): Promise<Standing> {
  const rows = await transaction
    .select({
      registry: definitions.registry,
      hash: definitions.hash,
      version: definitions.version,
      isInForce: definitions.inForce,
    })
    .from(definitions);
  const greatest = new Map<string, string>();
  for (const { registry, version } of rows) {
    const known = greatest.get(registry);
    if (known === undefined || compareVersions(version, known) > 0) greatest.set(registry, version);
  }
  return {
    inForce: new Map(rows.flatMap(({ registry, hash, isInForce }) => (isInForce ? [[registry, hash]] : []))),
    greatest,
  };
}
