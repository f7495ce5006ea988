import { and, definitions, eq } from '@greffe/database';
import type { Bundle } from '@greffe/definition';
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

/** The versions in force of all registries, as hashes by registry. */
export async function hashesInForce({ transaction }: Work): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction
    .select({ registry: definitions.registry, hash: definitions.hash })
    .from(definitions)
    .where(eq(definitions.inForce, true));
  return new Map(rows.map(({ registry, hash }) => [registry, hash]));
}
