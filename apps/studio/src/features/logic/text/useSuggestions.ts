import { expressionCompletions, type LabelledCompletion } from '@greffe/definition/assist';
import { type KeyboardEvent, useState } from 'react';
import type { Ground } from '../ground/useGround.ts';

/** As many as are looked through. */
const MOST = 50;

interface Asked {
  readonly from: number;
  readonly to: number;
  readonly candidates: readonly LabelledCompletion[];
  readonly active: number | undefined;
}

export interface SuggestionList {
  readonly isOpen: boolean;
  readonly candidates: readonly LabelledCompletion[];
  /** Index of the one that Enter puts in. */
  readonly active: number | undefined;
  readonly ask: (text: string, cursor: number) => void;
  readonly close: () => void;
  readonly take: (index: number) => void;
  /** Whether the key was for the list. */
  readonly onKey: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
}

/**
 * What may stand at the cursor of a text that is written. The list opens by itself while a name or a choice is typed, and
 * with Control and Space; the arrow keys go through it, Enter puts in what is chosen, Escape closes it.
 */
export function useSuggestions(
  ground: Ground,
  text: string,
  onPut: (text: string, cursor: number) => void,
): SuggestionList {
  const [asked, setAsked] = useState<Asked>();
  const candidates = asked?.candidates ?? [];

  function open(written: string, cursor: number): void {
    const {
      from,
      to,
      candidates: found,
    } = expressionCompletions(ground.sketch, ground.place, written, cursor);
    const isAll = found.length === 1 && found[0]?.insert === written.slice(from, to);
    setAsked(
      found.length === 0 || isAll
        ? undefined
        : { from, to, candidates: found.slice(0, MOST), active: undefined },
    );
  }

  function take(index: number): void {
    const candidate = candidates[index];
    if (!asked || !candidate) return;
    const next = `${text.slice(0, asked.from)}${candidate.insert}${text.slice(asked.to)}`;
    setAsked(undefined);
    onPut(next, asked.from + candidate.insert.length);
  }

  function move(by: 1 | -1): void {
    setAsked((before) => {
      if (!before) return before;
      const { length } = before.candidates;
      const from = before.active ?? (by === 1 ? -1 : 0);
      return { ...before, active: (from + by + length) % length };
    });
  }

  return {
    isOpen: asked !== undefined,
    candidates,
    active: asked?.active,
    ask: (written, cursor) => {
      if (/[\w."']$/.test(written.slice(0, cursor))) open(written, cursor);
      else setAsked(undefined);
    },
    close: () => setAsked(undefined),
    take,
    onKey(event) {
      if (event.key === ' ' && event.ctrlKey) {
        open(text, event.currentTarget.selectionStart);
        return true;
      }
      if (!asked) return false;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event.key === 'ArrowDown' ? 1 : -1);
      else if (event.key === 'Enter' && asked.active !== undefined) take(asked.active);
      else if (event.key === 'Escape') setAsked(undefined);
      else return false;
      // Escape closes the list alone, and not the dialog that the field may stand in.
      event.stopPropagation();
      return true;
    },
  };
}
