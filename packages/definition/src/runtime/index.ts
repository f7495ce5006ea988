import equal from 'ajv/dist/runtime/equal.js';
import ucs2length from 'ajv/dist/runtime/ucs2length.js';
import type { SchemaValidator } from '../types.ts';
import { formats } from './formats.ts';
import { type AjvValidator, toSchemaValidator } from './schemaErrors.ts';

/** A compiled validator as served: an ES module of `compileStepValidator`. */
export interface ValidatorModule {
  readonly requires: readonly string[];
  readonly default: (require: (name: string) => unknown) => AjvValidator;
}

/** What a compiled validator may ask for. ajv's own parts are CommonJS: `default` is where compiled code looks. */
const PARTS: Readonly<Record<string, unknown>> = {
  'ajv/dist/runtime/equal': { default: functionOf(equal) },
  'ajv/dist/runtime/ucs2length': { default: functionOf(ucs2length) },
  'greffe/formats': formats,
};

/** The function of a CommonJS module, whichever way the bundler hands it over. */
function functionOf(module: unknown): unknown {
  if (typeof module === 'function') return module;
  return typeof module === 'object' && module !== null && 'default' in module
    ? functionOf(module.default)
    : undefined;
}

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
