import type { RecordView } from '@greffe/client';
import { useCallback, useMemo } from 'react';

/** The time by the server's clock, in milliseconds since 1970: that of the record's load, and what has passed since. */
export function useServerNow({ now }: Pick<RecordView, 'now'>): () => number {
  // performance.now() runs on evenly: setting the computer's clock must not move the end of a window.
  const ahead = useMemo(() => Date.parse(now) - performance.now(), [now]);
  return useCallback(() => ahead + performance.now(), [ahead]);
}
