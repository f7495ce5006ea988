import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { keys } from '../../../api/queries.ts';

/** Milliseconds to wait while something typed is on its way. */
const patience = 2000;

/** Asks for the record and its entries anew, without touching the form; not while something typed is on its way. */
export function useRefresh(record: string, hasOwnChanges: RefObject<() => boolean>): () => void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  return useCallback(() => {
    const ask = () => {
      clearTimeout(timer.current);
      if (hasOwnChanges.current()) timer.current = setTimeout(ask, patience);
      else void queries.invalidateQueries({ queryKey: keys.record(record) });
    };
    ask();
  }, [queries, record, hasOwnChanges]);
}
