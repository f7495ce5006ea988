import { useCallback, useEffect, useRef, useState } from 'react';

/** How long a pause in typing is before the text is handed on, in milliseconds. */
export const COMMIT_PAUSE = 150;

/**
 * Text typed and not yet handed on, over the whole page: a save, a submit or a change of step asks for all of it.
 * An entry lives from the keystroke to its commit, so there is nothing to reset.
 */
const pending = new Set<() => void>();

/** Hands on all typed text at once. Call it before reading a form's data: save, submit, step change, unload. */
export function flushPendingCommits(): void {
  for (const flush of [...pending]) flush();
}

export interface LateCommitOptions<Value> {
  readonly value: Value;
  /** The text that shows a value. */
  readonly format: (value: Value) => string;
  /** What typed text means; text that is not finished stays text. */
  readonly parse: (text: string) => Value;
  readonly onCommit: (value: Value) => void;
  /** Milliseconds of pause, 150 unless told. */
  readonly pause?: number | undefined;
}

export interface LateCommit {
  /** What the control shows: the typed text as it is, until it is left. */
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
  /** Hands on now what waits. */
  readonly flush: () => void;
}

/** Typing changes local text alone; the value is handed on after a pause, on blur, on unmount and on a flush. */
export function useLateCommit<Value>(options: LateCommitOptions<Value>): LateCommit {
  const { value, format, pause = COMMIT_PAUSE } = options;
  const [draft, setDraft] = useState<string | null>(null);
  const latest = useRef(options);
  const typed = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const committed = useRef(value);

  useEffect(() => {
    latest.current = options;
  });

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    pending.delete(flush);
    const text = typed.current;
    if (text === null) return;
    typed.current = null;
    const next = latest.current.parse(text);
    if (Object.is(next, latest.current.value)) return;
    committed.current = next;
    latest.current.onCommit(next);
  }, []);

  useEffect(() => flush, [flush]);

  // A value that comes from elsewhere (derived, reloaded) shows, unless the reader is in the middle of typing.
  useEffect(() => {
    if (typed.current !== null || Object.is(value, committed.current)) return;
    committed.current = value;
    setDraft(null);
  }, [value]);

  const onChange = useCallback(
    (text: string) => {
      setDraft(text);
      typed.current = text;
      pending.add(flush);
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, pause);
    },
    [flush, pause],
  );

  const onBlur = useCallback(() => {
    flush();
    setDraft(null);
  }, [flush]);

  return { text: draft ?? format(value), onChange, onBlur, flush };
}
