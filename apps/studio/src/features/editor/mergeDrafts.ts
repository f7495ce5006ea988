import type { DraftFiles } from '@greffe/client/studio';
import { type Conflict, conflictKey, merge } from '../../model/index.ts';

/** The same place, changed here and by somebody else; `key` names it among the others. */
export interface DraftConflict extends Conflict {
  readonly key: string;
}

/** Whose change is to stand at a place. */
export type Side = 'mine' | 'theirs';
export type Choices = Readonly<Record<string, Side>>;

/** Both changes brought together; where they conflict, `files` has mine until it is settled. */
export interface Merged {
  readonly files: DraftFiles;
  readonly conflicts: readonly DraftConflict[];
  /** Both changes with what was chosen at each place, and what was edited since on top. */
  readonly settled: (choices: Choices, now: DraftFiles) => DraftFiles;
}

export function mergeDrafts(base: DraftFiles, mine: DraftFiles, theirs: DraftFiles): Merged {
  const { files, conflicts } = merge(base, mine, theirs, () => true);
  return {
    files,
    conflicts: conflicts.map((conflict) => ({ ...conflict, key: conflictKey(conflict) })),
    settled: (choices, now) => {
      const chosen = merge(
        base,
        mine,
        theirs,
        (conflict) => choices[conflictKey(conflict)] !== 'theirs',
      ).files;
      // Whatever was edited while the choice was open is the newest.
      return now === files ? chosen : merge(files, now, chosen, () => true).files;
    },
  };
}
