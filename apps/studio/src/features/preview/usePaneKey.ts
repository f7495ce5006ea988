import { type RefObject, useEffect } from 'react';

type Pane = RefObject<HTMLElement | null>;

/** F6 goes from one of two panes to the other, and to where one was in it, as in any window with panes. */
export function usePaneKey(isOn: boolean, first: Pane, second: Pane): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const last = new Map<Pane, HTMLElement>();
    const onFocus = ({ target }: FocusEvent) => {
      for (const pane of [first, second]) {
        if (target instanceof HTMLElement && pane.current?.contains(target)) last.set(pane, target);
      }
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      if (document.activeElement?.closest('[role="dialog"], [role="alertdialog"]')) return;
      event.preventDefault();
      const to = second.current?.contains(document.activeElement) ? first : second;
      const known = last.get(to);
      const target = known?.isConnected
        ? known
        : (to.current?.querySelector<HTMLElement>('h2') ?? to.current);
      target?.focus();
      // A heading that cannot take the focus leaves it to its pane.
      if (target && document.activeElement !== target) to.current?.focus();
    };
    document.addEventListener('focusin', onFocus);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('keydown', onKey);
    };
  }, [isOn, first, second]);
}
