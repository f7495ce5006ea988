import { type UIEvent, useMemo, useState } from 'react';
import type { Option } from '../support/fields.ts';
import { matchesWords } from '../support/search.ts';

/** So many options are made at first, and so many more each time the end of them is near. */
export const PART = 100;
/** How near the end, in heights of the list. */
const NEAR = 2;

/**
 * The options that the list needs now. Thousands would take a second to make at each key, so it gets those that match,
 * a part at a time: more come as it is scrolled, by pointer or by keyboard.
 */
export function useLongList(options: readonly Option[], value: string | undefined) {
  const [typed, setTyped] = useState('');
  const [limit, setLimit] = useState(PART);
  const all = useMemo(() => {
    const isKnown = value === undefined || options.some((option) => option.value === value);
    return isKnown ? options : [...options, { value, label: value }];
  }, [options, value]);
  const isLong = all.length > PART;
  const matches = useMemo(
    () => (isLong ? all.filter((option) => matchesWords(option.label, typed)) : all),
    [all, isLong, typed],
  );
  const shown = useMemo(() => {
    if (!isLong) return all;
    const part = matches.slice(0, limit);
    const chosen = all.find((option) => option.value === value);
    // Without it the field would not know what to show; at the head, where the list opens.
    return chosen === undefined || part.includes(chosen) ? part : [chosen, ...part];
  }, [all, isLong, limit, matches, value]);
  return {
    shown,
    /** How many of how many match, where not all are made. */
    part: shown.length < matches.length ? { shown: shown.length, total: matches.length } : undefined,
    onInputChange: (text: string) => {
      setTyped(text);
      setLimit(PART);
    },
    /** Opened by its button or an arrow the list is whole, whatever stands in the field. */
    onOpenChange: (isOpen: boolean, trigger?: 'focus' | 'input' | 'manual') => {
      if (isOpen && trigger !== 'input') setTyped('');
      if (!isOpen) setLimit(PART);
    },
    onScroll: ({ currentTarget: { scrollTop, clientHeight, scrollHeight } }: UIEvent<HTMLElement>) => {
      if (scrollTop + clientHeight * NEAR >= scrollHeight) {
        setLimit((before) => (before < matches.length ? before + PART : before));
      }
    },
  };
}
