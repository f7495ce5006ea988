import { canonicalText } from '../json.ts';
import type { DefinitionFiles } from '../types.ts';
import { mergeValue, type ValueConflict } from './value.ts';

/** A place of a file that two people changed differently. */
export interface Conflict extends ValueConflict {
  readonly file: string;
}

/** What two people made of one definition. Where they differ, theirs stands in the files, and mine in the conflict. */
export interface Merged {
  readonly files: DefinitionFiles;
  readonly conflicts: readonly Conflict[];
}

/**
 * Merges two changes of a definition, file by file, and inside a JSON file place by place. Of any other file, and of one
 * that is no JSON, the whole text is one place.
 */
export function merge(base: DefinitionFiles, mine: DefinitionFiles, theirs: DefinitionFiles): Merged {
  const files: Record<string, string> = {};
  const conflicts: Conflict[] = [];
  const paths = new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(base)]);
  for (const file of paths) {
    const [before, ofMine, ofTheirs] = [base, mine, theirs].map((all) =>
      Object.hasOwn(all, file) ? all[file] : undefined,
    );
    const text = mergeFile(file, before, ofMine, ofTheirs, conflicts);
    if (text !== undefined) files[file] = text;
  }
  return { files, conflicts };
}

function mergeFile(
  file: string,
  base: string | undefined,
  mine: string | undefined,
  theirs: string | undefined,
  conflicts: Conflict[],
): string | undefined {
  if (mine === theirs || base === mine) return theirs;
  if (base === theirs) return mine;
  const values = file.endsWith('.json') ? [base, mine, theirs].map(parsed) : [];
  const [before, ofMine, ofTheirs] = values;
  if (!ofMine || !ofTheirs || (base !== undefined && !before)) {
    conflicts.push({ file, pointer: '', kind: 'value', base, mine, theirs });
    return theirs;
  }
  const found: ValueConflict[] = [];
  const merged = mergeValue(before?.value, ofMine.value, ofTheirs.value, '', found);
  conflicts.push(...found.map((conflict) => ({ file, ...conflict })));
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
