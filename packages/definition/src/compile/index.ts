import { toSchemaValidator } from '../runtime/schemaErrors.ts';
import type { SchemaValidator, Step } from '../types.ts';
import { createAjv } from './ajv.ts';
import { standaloneOf, toModule } from './standalone.ts';

/** A compiled validator: an ES module's text, named by the hash of its schema. */
export interface CompiledValidator {
  readonly hash: string;
  readonly code: string;
}

/** Chromium compiles the whole file beside its main thread while it loads, and not at the first answer or submit. */
const EAGER = '//# allFunctionsCalledOnLoad\n';

/**
 * Compiles the validator of a step to an ES module that needs no `eval`:
 * `export const requires = […]; export default (require) => validate`.
 */
export function compileStepValidator(step: Pick<Step, 'schema' | 'schemaHash'>): CompiledValidator {
  const ajv = createAjv();
  return { hash: step.schemaHash, code: EAGER + toModule(standaloneOf(ajv, ajv.compile(step.schema))) };
}

/** A validator for use in this process, compiled at once. */
export function createSchemaValidator(step: Pick<Step, 'schema'>): SchemaValidator {
  return toSchemaValidator(createAjv().compile(step.schema));
}
