import { useCallback, useMemo, useRef, useState } from 'react';
import type { Tone } from '../support/tones.ts';

export interface ToastMessage {
  readonly message: string;
  readonly tone?: Tone | undefined;
  /** What can still be done about it: "Annuler". Whatever it does can be done elsewhere too, after the message is gone. */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  /** Milliseconds until it goes; 8 seconds unless told. Without one (`undefined` said) it stays until it is closed. */
  readonly duration?: number | undefined;
}

export interface ToastShown extends ToastMessage {
  readonly id: number;
}

export interface Toasts {
  readonly shown: readonly ToastShown[];
  /** Shows a message; answers its id. */
  readonly show: (message: ToastMessage) => number;
  readonly close: (id: number) => void;
}

/** Long enough to read a sentence twice. */
const EIGHT_SECONDS = 8000;
/** More would cover the page; the oldest goes. */
const MOST = 3;

/** The messages of a page, for one ToastRegion. */
export function useToasts(): Toasts {
  const [shown, setShown] = useState<readonly ToastShown[]>([]);
  const next = useRef(1);
  const show = useCallback((message: ToastMessage) => {
    const id = next.current;
    next.current += 1;
    const duration = 'duration' in message ? message.duration : EIGHT_SECONDS;
    setShown((before) => [...before, { ...message, duration, id }].slice(-MOST));
    return id;
  }, []);
  const close = useCallback(
    (id: number) => setShown((before) => before.filter((toast) => toast.id !== id)),
    [],
  );
  return useMemo(() => ({ shown, show, close }), [shown, show, close]);
}
