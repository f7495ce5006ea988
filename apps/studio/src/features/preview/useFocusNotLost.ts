import { type RefObject, useEffect, useRef } from 'react';

/**
 * Takes the focus to the step on the screen when what had it is gone: the button that was pressed went with the form it
 * stood in. Nobody is taken away from anywhere else.
 */
export function useFocusNotLost(heading: RefObject<HTMLElement | null>): void {
  const last = useRef<Element>(undefined);

  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      const panel = heading.current?.closest('aside');
      last.current = target instanceof Element && panel?.contains(target) ? target : undefined;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [heading]);

  useEffect(() => {
    if (!last.current || last.current.isConnected || document.activeElement !== document.body) return;
    const panel = heading.current?.closest('aside');
    const place =
      panel?.querySelector<HTMLElement>('#preview-entry') ??
      panel?.querySelector<HTMLElement>('#preview-step');
    (place ?? heading.current)?.focus();
  });
}
