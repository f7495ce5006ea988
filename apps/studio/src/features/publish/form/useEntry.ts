import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { keys } from '../../../api/queries.ts';

/** What is typed for a publication; nothing where it was not touched. */
export interface Entry {
  readonly version?: string;
  readonly notes?: string;
}

/**
 * What is typed, kept while the reader looks at other parts of the draft. `current` has it at once, also what a field
 * gives out at the press that sends it.
 */
export function useEntry(draft: string) {
  const queries = useQueryClient();
  const key = [...keys.draft(draft), 'publication'];
  const [entry, setEntry] = useState<Entry>(() => queries.getQueryData<Entry>(key) ?? {});
  const latest = useRef(entry);
  return {
    entry,
    current: () => latest.current,
    change: (part: Entry) => {
      latest.current = { ...latest.current, ...part };
      queries.setQueryDefaults(key, { gcTime: Number.POSITIVE_INFINITY });
      queries.setQueryData(key, latest.current);
      setEntry(latest.current);
    },
    clear: () => {
      latest.current = {};
      queries.removeQueries({ queryKey: key });
      setEntry({});
    },
  };
}
