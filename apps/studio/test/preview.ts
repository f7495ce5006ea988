import type { StudioClient } from '@greffe/client/studio';
import { contentHash, type SchemaValidator } from '@greffe/definition';
import { createSchemaValidator } from '@greffe/definition/compile';

type Schema = Parameters<StudioClient['compileStep']>[0];

const compiled = new Map<string, SchemaValidator>();

/** What a server compiles of a draft's steps, in the test itself. */
export async function compileStep(schema: Schema): Promise<{ readonly hash: string }> {
  const hash = contentHash(schema);
  compiled.set(hash, createSchemaValidator({ schema }));
  return { hash };
}

/** Stands in for the import of what `compileStep` has compiled. */
export async function importValidator(hash: string): Promise<SchemaValidator> {
  const validator = compiled.get(hash);
  if (!validator) throw new Error(`No step was compiled as ${hash}.`);
  return validator;
}

/** Lets what a preview does by itself come to its end. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
