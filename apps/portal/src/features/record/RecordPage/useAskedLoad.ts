import type { RecordView } from '@greffe/client';
import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * Names the load that the form starts from: another with each that the page has asked for, and the same when the
 * record was only looked at again. It changes when that load is on the screen, never before: the cache tells of a new
 * revision later than React of a new state, and a form must not start from the old one.
 */
export function useAskedLoad(record: RecordView) {
  const [state, setState] = useState({ count: 0, shown: record.revision, asked: record.revision });
  const isHere = state.asked !== state.shown && record.revision >= state.asked;
  if (isHere) setState({ ...state, shown: record.revision, asked: record.revision });
  const { revision } = record;
  const current = useRef(revision);
  useEffect(() => {
    current.current = revision;
  }, [revision]);
  const ask = useCallback((asked: number) => {
    setState((was) =>
      asked === current.current ? { count: was.count + 1, shown: asked, asked } : { ...was, asked },
    );
  }, []);
  return { load: `${state.shown}:${state.count}`, ask };
}
