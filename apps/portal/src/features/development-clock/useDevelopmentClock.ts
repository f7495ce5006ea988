import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type ClockAnswer, type ClockMove, clockAddress, moveClock, readClock } from './clock.ts';

/** Milliseconds between two looks at the clock, which another page may have moved. */
const interval = 10_000;

const key = ['developmentClock'];
/** What no time changes: named by their content. */
const timeless: ReadonlySet<unknown> = new Set(['definition', 'validator', ...key]);

/** The server's clock, where it may be moved; when it was, by whichever page, this page asks for all it shows anew. */
export function useDevelopmentClock(language: string) {
  const queries = useQueryClient();
  const [address] = useState(clockAddress);
  const { data: clock } = useQuery({
    queryKey: key,
    queryFn: () => readClock(address ?? ''),
    enabled: address !== undefined,
    retry: false,
    refetchInterval: interval,
    refetchOnWindowFocus: true,
  });
  const known = useRef<number>(undefined);
  useEffect(() => {
    if (clock === undefined) return;
    const before = known.current;
    known.current = clock.offset;
    if (before === undefined || before === clock.offset) return;
    void queries.invalidateQueries({ predicate: ({ queryKey }) => !timeless.has(queryKey[0]) });
  }, [clock, queries]);

  const move = async (asked: ClockMove): Promise<ClockAnswer> => {
    const answer = await moveClock(address ?? '', asked, language);
    if ('clock' in answer) queries.setQueryData(key, answer.clock);
    return answer;
  };
  return { clock, move };
}

/** What a clock shows that is so many milliseconds ahead of this browser's, to the second. */
export function useNow(ahead: number): string {
  const read = () => new Date(Math.floor((Date.now() + ahead) / 1000) * 1000).toISOString();
  const [now, setNow] = useState(read);
  useEffect(() => {
    const show = () => setNow(new Date(Math.floor((Date.now() + ahead) / 1000) * 1000).toISOString());
    show();
    const timer = setInterval(show, 1000);
    return () => clearInterval(timer);
  }, [ahead]);
  return now;
}
