import type { SchemaValidator } from '../types.ts';
import { formats } from './formats.ts';
import { AJV_PARTS } from './parts.ts';
import { type AjvValidator, toSchemaValidator } from './schemaErrors.ts';

/** A compiled validator as served: an ES module of `compileStepValidator`. */
export interface ValidatorModule {
  readonly requires: readonly string[];
  readonly default: (require: (name: string) => unknown) => AjvValidator;
}

/** What a compiled validator may ask for. */
const PARTS: Readonly<Record<string, unknown>> = { ...AJV_PARTS, 'greffe/formats': formats };

/**
 * Makes the validator of a served module, without compiling anything: a strict content security policy allows it.
 * @throws TypeError when the module asks for a part that this version does not have.
 */
export function instantiateValidator(module: ValidatorModule): SchemaValidator {
  const missing = module.requires.find((name) => !Object.hasOwn(PARTS, name));
  if (missing !== undefined) {
    throw new TypeError(
      `The validator asks for "${missing}": it was compiled by another version. Load the page again.`,
    );
  }
  return toSchemaValidator(module.default((name) => PARTS[name]));
}
