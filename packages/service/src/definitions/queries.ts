import {
  definitions,
  eq,
  type Membership,
  registryStops,
  type Transaction,
  validators,
} from '@greffe/database';
import type { Bundle } from '@greffe/definition';
import type { RegistryList, RegistryView } from '../api/index.ts';
import { Problem } from '../problems/Problem.ts';
import type { DefinitionStore } from './DefinitionStore.ts';

/** The registries that the asker has a role in, and whom to ask for the others (CG-1). */
export async function listRegistries(
  transaction: Transaction,
  store: DefinitionStore,
  memberships: readonly Membership[],
): Promise<RegistryList> {
  const inForce = await transaction
    .select({ hash: definitions.hash })
    .from(definitions)
    .where(eq(definitions.inForce, true))
    .orderBy(definitions.registry);
  const stops = await transaction
    .select({ registry: registryStops.registry, reason: registryStops.reason })
    .from(registryStops);
  const registries: RegistryView[] = [];
  const accessContact: Record<string, string>[] = [];
  for (const { hash } of inForce) {
    const { bundle } = await store.load(transaction, hash);
    const roles = memberships.filter(({ registry }) => registry === bundle.id).map(({ role }) => role);
    const stop = stops.find(({ registry }) => registry === bundle.id);
    if (roles.length > 0)
      registries.push({
        ...registryView(bundle, roles),
        ...(stop && { stopped: { reason: stop.reason } }),
      });
    else accessContact.push(textIn(bundle, 'registry.access'));
  }
  return { registries, accessContact };
}

function registryView(bundle: Bundle, roles: readonly string[]): RegistryView {
  return {
    id: bundle.id,
    definition: bundle.hash,
    version: bundle.version,
    languages: [...bundle.languages],
    recordTypes: bundle.recordTypes.map((recordType) => ({
      id: recordType.id,
      canCreate: recordType.createdBy.some((role) => roles.includes(role)),
    })),
    texts: {
      title: textIn(bundle, 'registry.title'),
      description: textIn(bundle, 'registry.description'),
    },
    hasAccess: true,
  };
}

function textIn(bundle: Bundle, key: string): Record<string, string> {
  return Object.fromEntries(
    bundle.languages.flatMap((language) => {
      const text = bundle.texts[language]?.[key];
      return text === undefined ? [] : [[language, text]];
    }),
  );
}

/**
 * The stored text of a version, byte for byte.
 *
 * @throws Problem 404 for an unknown version and for one of a registry that the asker has no role in.
 */
export async function readBundle(
  transaction: Transaction,
  memberships: readonly Membership[],
  hash: string,
): Promise<string> {
  const [row] = await transaction.select().from(definitions).where(eq(definitions.hash, hash));
  if (row === undefined || !memberships.some(({ registry }) => registry === row.registry)) {
    throw new Problem('notFound');
  }
  return row.bundle;
}

/** The compiled validator of one of the version's steps; 404 as for {@link readBundle}. */
export async function readValidator(
  transaction: Transaction,
  store: DefinitionStore,
  memberships: readonly Membership[],
  hash: string,
  schemaHash: string,
): Promise<string> {
  const { bundle } = await store.load(transaction, hash);
  const isAllowed =
    memberships.some(({ registry }) => registry === bundle.id) &&
    Object.values(bundle.steps).some((step) => step.schemaHash === schemaHash);
  const [row] = isAllowed
    ? await transaction.select().from(validators).where(eq(validators.schemaHash, schemaHash))
    : [];
  if (row === undefined) throw new Problem('notFound');
  return row.code;
}
