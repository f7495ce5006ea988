import { contentHash, type JsonSchema } from '@greffe/definition';
import { compileStepValidator } from '@greffe/definition/compile';
import { attackOn } from '@greffe/definition/patterns';
import { isSecureSchema } from '@greffe/definition/secure';
import type { CompileReport } from './types.ts';

const mostNodes = 3000;
const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

/** Every word that a bundle's schemas have, with what it may say: what is not here is never compiled. */
const words: Readonly<Record<string, (value: unknown) => boolean>> = {
  type: (value) => ['object', 'array', 'string', 'integer', 'number', 'boolean'].includes(value as string),
  format: isText,
  pattern: isText,
  minimum: isNumber,
  maximum: isNumber,
  multipleOf: (value) => isNumber(value) && (value as number) > 0,
  minLength: isCount,
  maxLength: isCount,
  minItems: isCount,
  maxItems: isCount,
  uniqueItems: (value) => typeof value === 'boolean',
  enum: (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
  additionalProperties: (value) => value === false,
};

interface Fault {
  readonly pointer: string;
  readonly code: string;
}

/**
 * Compiles the schema of one step, as a bundle has it, after everything in it was looked at: only words that bundles
 * have, only patterns and sizes that no data can make slow. The hash is our own reckoning, never the asker's.
 */
export function compileSchema(schema: JsonSchema): CompileReport {
  const fault = faultOf(schema);
  if (fault !== undefined) return { ok: false, ...fault };
  try {
    return { ok: true, validator: compileStepValidator({ schema, schemaHash: contentHash(schema) }) };
  } catch {
    // What ajv's strict mode refuses, such as a format that is not known.
    return { ok: false, pointer: '', code: 'schema' };
  }
}

function faultOf(schema: JsonSchema): Fault | undefined {
  const left = { nodes: mostNodes };
  const fault = nodeFault(schema, '', left);
  if (fault !== undefined) return fault;
  return isSecureSchema(schema) ? undefined : { pointer: '', code: 'schema' };
}

function nodeFault(node: unknown, pointer: string, left: { nodes: number }): Fault | undefined {
  left.nodes -= 1;
  if (typeof node !== 'object' || node === null || Array.isArray(node) || left.nodes < 0)
    return { pointer, code: 'schema' };
  for (const [word, value] of Object.entries(node)) {
    const at = `${pointer}/${word.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const fault =
      word === 'properties'
        ? propertiesFault(value, at, left)
        : word === 'items'
          ? nodeFault(value, at, left)
          : Object.hasOwn(words, word) && words[word]?.(value)
            ? undefined
            : { pointer: at, code: 'schema' };
    if (fault !== undefined) return fault;
    if (word === 'pattern' && isSlow(String(value))) return { pointer: at, code: 'schema' };
  }
  return undefined;
}

function propertiesFault(value: unknown, pointer: string, left: { nodes: number }): Fault | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { pointer, code: 'schema' };
  for (const [name, child] of Object.entries(value)) {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const fault = nodeFault(child, at, left);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isSlow(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
  } catch {
    return true;
  }
  return attackOn(pattern) !== undefined;
}
