import type { SchemaValidator } from '@greffe/definition';
import { instantiateValidator } from '@greffe/definition/runtime';

const firstAttempt = '0.0';

/**
 * Imports a step's compiled validator as a module of the same origin: the page's CSP allows no eval, and ajv
 * compiles with it. Throws what the browser's import throws when the server does not answer.
 *
 * A browser may remember for an address that its import has failed: each further `attempt` has an address of its own.
 */
export async function loadValidator(
  definition: string,
  schemaHash: string,
  attempt: string,
): Promise<SchemaValidator> {
  const address = `/api/definitions/${encodeURIComponent(definition)}/validators/${encodeURIComponent(schemaHash)}.js`;
  const fresh = attempt === firstAttempt ? address : `${address}?attempt=${attempt}`;
  return instantiateValidator(await import(/* @vite-ignore */ fresh));
}
