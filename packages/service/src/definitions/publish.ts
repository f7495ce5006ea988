import { and, type Database, definitions, eq, ne, validators, withActor } from '@greffe/database';
import type { Bundle } from '@greffe/definition';

/** A step's compiled validator, as `compileStepValidator` makes it. */
export interface CompiledValidator {
  /** `schemaHash` of the step. */
  readonly hash: string;
  /** Text of an ES module. */
  readonly code: string;
}

/**
 * Publishes a version and puts it in force: new records start with it, older ones stay on theirs. The same hash
 * again changes nothing but which version is in force.
 */
export async function publishDefinition(
  database: Database,
  bundle: Bundle,
  compiled: readonly CompiledValidator[],
): Promise<{
  readonly isNew: boolean /** Whether another one was in force until now, or none. */;
  readonly hasTakenForce: boolean;
}> {
  const missing = Object.values(bundle.steps).find(
    (step) => !compiled.some((validator) => validator.hash === step.schemaHash),
  );
  if (missing !== undefined) {
    throw new Error(`No compiled validator was given for step ${missing.id} (schema ${missing.schemaHash}).`);
  }
  return withActor(database, { kind: 'system', name: 'publisher' }, async (transaction) => {
    if (compiled.length > 0) {
      await transaction
        .insert(validators)
        .values(compiled.map(({ hash, code }) => ({ schemaHash: hash, code })))
        .onConflictDoNothing();
    }
    const inserted = await transaction
      .insert(definitions)
      .values({
        hash: bundle.hash,
        registry: bundle.id,
        version: bundle.version,
        bundle: JSON.stringify(bundle),
      })
      .onConflictDoNothing()
      .returning({ hash: definitions.hash });
    // One in force at a time is a unique index, so the old one leaves first.
    await transaction
      .update(definitions)
      .set({ inForce: false })
      .where(and(eq(definitions.registry, bundle.id), ne(definitions.hash, bundle.hash)));
    const taken = await transaction
      .update(definitions)
      .set({ inForce: true })
      .where(and(eq(definitions.hash, bundle.hash), eq(definitions.inForce, false)))
      .returning({ hash: definitions.hash });
    return { isNew: inserted.length > 0, hasTakenForce: taken.length > 0 };
  });
}

/** A version that new records of a registry start with. */
export interface VersionInForce {
  readonly registry: string;
  readonly hash: string;
  readonly version: string;
}

/** What is in force, by registry; for the program itself, whoever asks sees all of it. */
export function versionsInForce(database: Database): Promise<readonly VersionInForce[]> {
  return withActor(database, { kind: 'system', name: 'publisher' }, (transaction) =>
    transaction
      .select({ registry: definitions.registry, hash: definitions.hash, version: definitions.version })
      .from(definitions)
      .where(eq(definitions.inForce, true))
      .orderBy(definitions.registry),
  );
}
