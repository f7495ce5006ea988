import type { SchemaValidator } from '@greffe/definition';
import { instantiateValidator } from '@greffe/definition/runtime';

/**
 * Imports a step's compiled validator as a module of the same origin: the page's CSP allows no eval, and ajv
 * compiles with it. Throws what the browser's import throws when the server does not answer.
 */
export async function loadValidator(definition: string, schemaHash: string): Promise<SchemaValidator> {
  const address = `/api/definitions/${encodeURIComponent(definition)}/validators/${encodeURIComponent(schemaHash)}.js`;
  return instantiateValidator(await import(/* @vite-ignore */ address));
}
