import type { DraftFiles } from '@greffe/client/studio';
import { merge } from '../../model/index.ts';

/** The same place, changed here and by somebody else: as it stands on either side, or nothing where it was taken away. */
export interface Conflict {
  readonly file: string;
  readonly pointer: string;
  readonly mine: string | undefined;
  readonly theirs: string | undefined;
}

/** Both changes brought together; where they conflict, `files` has mine and `takingTheirs` the other. */
export interface Merged {
  readonly files: DraftFiles;
  readonly takingTheirs: DraftFiles;
  readonly conflicts: readonly Conflict[];
}

export function mergeDrafts(base: DraftFiles, mine: DraftFiles, theirs: DraftFiles): Merged {
  const { files: takingTheirs, conflicts } = merge(base, mine, theirs);
  return {
    takingTheirs,
    // The model lets its last argument win where two differ.
    files: conflicts.length === 0 ? takingTheirs : merge(base, theirs, mine).files,
    conflicts: conflicts.map((conflict) => ({
      file: conflict.file,
      pointer: conflict.pointer,
      mine: shown(conflict.mine),
      theirs: shown(conflict.theirs),
    })),
  };
}

function shown(value: unknown): string | undefined {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
