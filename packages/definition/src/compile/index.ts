import standaloneCode from 'ajv/dist/standalone/index.js';
import { toSchemaValidator } from '../runtime/schemaErrors.ts';
import type { SchemaValidator, Step } from '../types.ts';
import { createAjv } from './ajv.ts';

/** A compiled validator: an ES module's text, named by the hash of its schema. */
export interface CompiledValidator {
  readonly hash: string;
  readonly code: string;
}

/**
 * Compiles the validator of a step to an ES module that needs no `eval`:
 * `export const requires = […]; export default (require) => validate`.
 */
export function compileStepValidator(step: Pick<Step, 'schema' | 'schemaHash'>): CompiledValidator {
  const ajv = createAjv();
  const body = standaloneOf(ajv, ajv.compile(step.schema));
  const requires = [...new Set([...body.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1] ?? ''))];
  const code = [
    `export const requires = ${JSON.stringify(requires)};`,
    'export default (require) => {',
    'const module = { exports: {} };',
    body,
    'return module.exports;',
    '};',
    '',
  ].join('\n');
  return { hash: step.schemaHash, code };
}

/** A validator for use in this process, compiled at once. */
export function createSchemaValidator(step: Pick<Step, 'schema'>): SchemaValidator {
  return toSchemaValidator(createAjv().compile(step.schema));
}

type Standalone = typeof standaloneCode extends { default: infer F } ? F : typeof standaloneCode;

/** ajv's standalone module is CommonJS: Node hands over its exports, a bundler its default. */
const standaloneOf: Standalone = (
  'default' in standaloneCode ? standaloneCode.default : standaloneCode
) as Standalone;
