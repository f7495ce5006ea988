import type { RecordView } from '@greffe/client';
import { useEffect } from 'react';
import { useServerNow } from './useServerNow.ts';

/** Milliseconds after the end, so that the server has locked the step when it is asked. */
const after = 300;

/** A browser's timer counts in 31 bits, in milliseconds. */
const longest = 2 ** 31 - 1;

/** Calls `refresh` when the next of a record's windows has ended: from then on the step is locked. */
export function useWindowEnds(record: RecordView, refresh: () => void): void {
  const now = useServerNow(record);
  const ends = record.steps.flatMap(({ until }) => (until === undefined ? [] : [Date.parse(until)]));
  const next = ends.length === 0 ? undefined : Math.min(...ends);

  useEffect(() => {
    if (next === undefined) return;
    const timer = setTimeout(refresh, Math.min(longest, Math.max(0, next - now()) + after));
    return () => clearTimeout(timer);
  }, [next, now, refresh]);
}
