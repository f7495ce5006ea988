import { definitions, eq, type Transaction } from '@greffe/database';
import type { Bundle, SchemaValidator, Step } from '@greffe/definition';
import { createSchemaValidator } from '@greffe/definition/compile';
import { compileWorkflow, type RecordMachine } from '@greffe/workflow';
import { Problem } from '../problems/Problem.ts';

/** One published version with what is compiled of it on demand. */
export interface LoadedDefinition {
  readonly bundle: Bundle;
  machine(recordType: string): RecordMachine;
  validator(step: string): SchemaValidator;
}

/**
 * Published versions by hash. They never change, so that a process may keep them: the only state it has.
 * Bounded, because a server may run for months while definitions are published.
 */
export class DefinitionStore {
  readonly #loaded = new Map<string, LoadedDefinition>();
  readonly #createValidator: (step: Step) => SchemaValidator;
  static readonly #size = 50;

  constructor(createValidator: (step: Step) => SchemaValidator = createSchemaValidator) {
    this.#createValidator = createValidator;
  }

  /** @throws Problem 404 when no such version was published. */
  async load(transaction: Transaction, hash: string): Promise<LoadedDefinition> {
    const known = this.#loaded.get(hash);
    if (known !== undefined) return known;
    const [row] = await transaction
      .select({ bundle: definitions.bundle })
      .from(definitions)
      .where(eq(definitions.hash, hash));
    if (row === undefined) throw new Problem('notFound');
    const definition = loadedDefinition(JSON.parse(row.bundle) as Bundle, this.#createValidator);
    const oldest = this.#loaded.keys().next();
    if (this.#loaded.size >= DefinitionStore.#size && !oldest.done) this.#loaded.delete(oldest.value);
    this.#loaded.set(hash, definition);
    return definition;
  }

  /** What is in memory already, for the texts of a problem document. */
  peek(hash: string): LoadedDefinition | undefined {
    return this.#loaded.get(hash);
  }
}

/** A version with what is compiled of it on demand. */
export function loadedDefinition(
  bundle: Bundle,
  createValidator: (step: Step) => SchemaValidator,
): LoadedDefinition {
  const machines = new Map<string, RecordMachine>();
  const validators = new Map<string, SchemaValidator>();
  return {
    bundle,
    machine: (recordType) => remember(machines, recordType, () => compileWorkflow(bundle, recordType)),
    validator: (id) => remember(validators, id, () => createValidator(stepOf(bundle, id))),
  };
}

/** @throws Problem 404 for a step that the definition does not have. */
export function stepOf(bundle: Bundle, id: string): Step {
  const step = Object.hasOwn(bundle.steps, id) ? bundle.steps[id] : undefined;
  if (step === undefined) throw new Problem('notFound');
  return step;
}

function remember<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
