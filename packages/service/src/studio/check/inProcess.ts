import type { DefinitionChecker } from './types.ts';

/** Checks in this process. What it needs is large, so that it is loaded at the first draft alone. */
export const inProcess: DefinitionChecker = {
  check: async (order) => (await import('./checkFiles.ts')).checkFiles(order),
  compile: async (schema) => (await import('./stepSchema.ts')).compileSchema(schema),
};
