import type { SchemaValidator } from '@greffe/definition';
import { instantiateValidator } from '@greffe/definition/runtime';

/**
 * A compiled step as a module of the same origin.
 * @param attempt which one it is, from 1: a browser may remember for an address that its import has failed.
 */
export async function importValidator(hash: string, attempt: number): Promise<SchemaValidator> {
  const address = `/api/validators/${encodeURIComponent(hash)}.js`;
  const fresh = attempt === 1 ? address : `${address}?attempt=${attempt}`;
  return instantiateValidator(await import(/* @vite-ignore */ fresh));
}
