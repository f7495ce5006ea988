import { readdir } from 'node:fs/promises';

/** Modules that several definitions mount; no definition itself. */
export const sharedFolder = 'shared';

/** Names of the definition folders under `formsFolder`. Throws when that cannot be read. */
export async function definitionFolders(formsFolder: string): Promise<string[]> {
  const entries = await readdir(formsFolder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== sharedFolder && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}
