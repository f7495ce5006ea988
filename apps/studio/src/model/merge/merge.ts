import { canonicalText } from '../json.ts';
import type { DefinitionFiles } from '../types.ts';
import { type MergePlace, mergeValue, type ValueConflict } from './value.ts';

/** A place of a file that two people changed differently. */
export interface Conflict extends ValueConflict {
  readonly file: string;
}

/** What two people made of one definition, and where they differ. */
export interface Merged {
  readonly files: DefinitionFiles;
  readonly conflicts: readonly Conflict[];
}

/** What names a conflict among those of one merge, in whatever order they come up. */
export const conflictKey = ({ file, path, kind }: Conflict): string => JSON.stringify([file, kind, ...path]);

/**
 * Merges two changes of a definition, file by file, and inside a JSON file place by place. Of any other file, and of one
 * that is no JSON, the whole text is one place. Where both differ, theirs stands, but for what `takesMine` says.
 */
export function merge(
  base: DefinitionFiles,
  mine: DefinitionFiles,
  theirs: DefinitionFiles,
  takesMine: (conflict: Conflict) => boolean = () => false,
): Merged {
  const files: Record<string, string> = {};
  const conflicts: Conflict[] = [];
  const paths = new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(base)]);
  for (const file of paths) {
    const [before, ofMine, ofTheirs] = [base, mine, theirs].map((all) =>
      Object.hasOwn(all, file) ? all[file] : undefined,
    );
    const text = mergeFile(before, ofMine, ofTheirs, file.endsWith('.json'), (found) => {
      const conflict = { file, ...found };
      conflicts.push(conflict);
      return takesMine(conflict);
    });
    if (text !== undefined) files[file] = text;
  }
  return { files, conflicts };
}

function mergeFile(
  base: string | undefined,
  mine: string | undefined,
  theirs: string | undefined,
  isJson: boolean,
  settle: MergePlace['settle'],
): string | undefined {
  if (mine === theirs || base === mine) return theirs;
  if (base === theirs) return mine;
  const values = isJson ? [base, mine, theirs].map(parsed) : [];
  const [before, ofMine, ofTheirs] = values;
  if (!ofMine || !ofTheirs || (base !== undefined && !before))
    return settle({ pointer: '', path: [], kind: 'value', base, mine, theirs }) ? mine : theirs;
  const merged = mergeValue(before?.value, ofMine.value, ofTheirs.value, { pointer: '', path: [], settle });
  const same = (other: { readonly value: unknown }) => JSON.stringify(other.value) === JSON.stringify(merged);
  if (same(ofTheirs)) return theirs;
  return same(ofMine) ? mine : canonicalText(merged);
}

function parsed(text: string | undefined): { readonly value: unknown } | undefined {
  if (text === undefined) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
