import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** The folders that a command is given, and whether a machine reads its answer. */
export interface FolderOptions<Name extends string = never> {
  readonly folders: readonly string[];
  readonly isJson: boolean;
  /** What was written behind the options of the command, such as `--language fr`. */
  readonly values: Readonly<Partial<Record<Name, string>>>;
}

/**
 * Reads `<folder>… [--json]` and the options that a command has besides, each with a value; a sentence where that is
 * not what was written.
 */
export async function parseFolders<Name extends string = never>(
  args: readonly string[],
  names: readonly Name[] = [],
): Promise<FolderOptions<Name> | string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
      },
      allowPositionals: true,
    });
    if (positionals.length === 0) return 'Say which folder.';
    for (const folder of positionals) {
      if (!(await isFolder(folder))) return `There is no folder ${resolve(folder)}.`;
    }
    const { json, ...rest } = values;
    return {
      folders: positionals,
      isJson: json === true,
      values: rest as Readonly<Partial<Record<Name, string>>>,
    };
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
