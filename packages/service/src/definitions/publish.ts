import {
  actorName,
  type Database,
  definitions,
  eq,
  publications,
  type Transaction,
  validators,
  withActor,
} from '@greffe/database';
import type { Bundle } from '@greffe/definition';
import { isWithdrawn, lockRegistry, publisher, putInForce, studioStandsAbove } from './force.ts';
import { type DefinitionSources, storeSources } from './sources.ts';

/** A step's compiled validator, as `compileStepValidator` makes it. */
export interface CompiledValidator {
  /** `schemaHash` of the step. */
  readonly hash: string;
  /** Text of an ES module. */
  readonly code: string;
}

/** What came of publishing. */
export interface PublishResult {
  readonly isNew: boolean;
  /** Whether another one was in force until now, or none. */
  readonly hasTakenForce: boolean;
  /** Why it did not take force, where something else stands above it. */
  readonly standsBack?: 'withdrawn' | 'studio';
}

export interface PublishOptions {
  /** The files that the bundle was made of, so that a draft can start from them. */
  readonly sources?: DefinitionSources;
  /**
   * Leave what a person has put in force in the studio as it is, unless this version's number is greater: for a folder
   * that is published again at every start.
   */
  readonly yieldsToStudio?: boolean;
}

/**
 * Publishes a version and puts it in force: new records start with it, older ones stay on theirs. The same hash
 * again changes nothing but which version is in force. A version that was withdrawn never takes force again.
 */
export async function publishDefinition(
  database: Database,
  bundle: Bundle,
  compiled: readonly CompiledValidator[],
  { sources, yieldsToStudio = false }: PublishOptions = {},
): Promise<PublishResult> {
  return withActor(database, publisher, async (transaction) => {
    await lockRegistry(transaction, bundle.id);
    const standsBack = (await isWithdrawn(transaction, bundle.hash))
      ? 'withdrawn'
      : yieldsToStudio && (await studioStandsAbove(transaction, bundle))
        ? 'studio'
        : undefined;
    if (standsBack !== undefined) return { isNew: false, hasTakenForce: false, standsBack };
    const publication = { bundle, compiled, actor: actorName(publisher) };
    return storePublication(transaction, { ...publication, ...(sources && { sources }) });
  });
}

/** What is published, and what the log says of it. */
export interface Publication {
  readonly bundle: Bundle;
  readonly compiled: readonly CompiledValidator[];
  readonly sources?: DefinitionSources;
  /** Who publishes, as the log names them. */
  readonly actor: string;
  readonly at?: Date;
  readonly notes?: string;
  /** The differences from the version that was in force. */
  readonly changes?: readonly unknown[];
  /** The request on whose approval by another person it is published. */
  readonly approval?: number;
}

/** Writes a version, puts it in force and notes it in the log, in a transaction that has the registry to itself. */
export async function storePublication(
  transaction: Transaction,
  { bundle, compiled, sources, actor, at, notes, changes, approval }: Publication,
): Promise<Omit<PublishResult, 'standsBack'>> {
  const missing = Object.values(bundle.steps).find(
    (step) => !compiled.some((validator) => validator.hash === step.schemaHash),
  );
  if (missing !== undefined) {
    throw new Error(`No compiled validator was given for step ${missing.id} (schema ${missing.schemaHash}).`);
  }
  if (compiled.length > 0) {
    await transaction
      .insert(validators)
      // In one order: two registries that share steps may be published at once, and would wait for each other.
      .values(compiled.map(({ hash, code }) => ({ schemaHash: hash, code })).sort(bySchemaHash))
      .onConflictDoNothing();
  }
  const { id: registry, hash, version } = bundle;
  const inserted = await transaction
    .insert(definitions)
    .values({ hash, registry, version, bundle: JSON.stringify(bundle), ...(at && { publishedAt: at }) })
    .onConflictDoNothing()
    .returning({ hash: definitions.hash });
  if (sources) await storeSources(transaction, bundle, sources);
  const hasTakenForce = await putInForce(transaction, registry, hash);
  if (hasTakenForce) {
    await transaction.insert(publications).values({
      registry,
      kind: 'published',
      actor,
      definition: hash,
      ...(at && { at }),
      ...(notes !== undefined && { notes }),
      ...(changes && { changes }),
      ...(approval !== undefined && { approval }),
    });
  }
  return { isNew: inserted.length > 0, hasTakenForce };
}

const bySchemaHash = (one: { schemaHash: string }, other: { schemaHash: string }): number =>
  one.schemaHash < other.schemaHash ? -1 : 1;

/** A version that new records of a registry start with. */
export interface VersionInForce {
  readonly registry: string;
  readonly hash: string;
  readonly version: string;
}

/** What is in force, by registry; for the program itself, whoever asks sees all of it. */
export function versionsInForce(database: Database): Promise<readonly VersionInForce[]> {
  return withActor(database, publisher, (transaction) =>
    transaction
      .select({ registry: definitions.registry, hash: definitions.hash, version: definitions.version })
      .from(definitions)
      .where(eq(definitions.inForce, true))
      .orderBy(definitions.registry),
  );
}
