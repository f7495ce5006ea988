import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** The folders that a command is given, and whether a machine reads its answer. */
export interface FolderOptions {
  readonly folders: readonly string[];
  readonly isJson: boolean;
}

/** Reads `<folder>… [--json]`; a sentence where that is not what was written. */
export async function parseFolders(args: readonly string[]): Promise<FolderOptions | string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    if (positionals.length === 0) return 'Say which folder.';
    for (const folder of positionals) {
      if (!(await isFolder(folder))) return `There is no folder ${resolve(folder)}.`;
    }
    return { folders: positionals, isJson: values.json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
