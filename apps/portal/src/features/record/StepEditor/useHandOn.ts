import { flushPendingCommits } from '@greffe/ui';
import { useEffect } from 'react';

/**
 * Milliseconds that a key may wait in its field. A field hands its text on in a pause; who types without one would
 * otherwise have nothing kept, and a tab can be killed at any moment.
 */
const longestWait = 300;

/**
 * Hands typed text on to the form while somebody types without a pause, and all of it when the page goes away:
 * `onLeave` is called after that, before any listener of the page itself.
 */
export function useHandOn(onLeave: () => void): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const handOn = () => {
      timer = undefined;
      flushPendingCommits();
    };
    const typed = () => {
      timer ??= setTimeout(handOn, longestWait);
    };
    const leave = () => {
      flushPendingCommits();
      onLeave();
    };
    document.addEventListener('input', typed, { capture: true });
    window.addEventListener('pagehide', leave, { capture: true });
    document.addEventListener('visibilitychange', leave, { capture: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('input', typed, { capture: true });
      window.removeEventListener('pagehide', leave, { capture: true });
      document.removeEventListener('visibilitychange', leave, { capture: true });
    };
  }, [onLeave]);
}
