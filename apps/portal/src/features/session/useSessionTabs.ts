import type { SessionState, SessionView } from '@greffe/client';
import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react';
import { useBrowser } from '../../browser/BrowserProvider.tsx';

/** Whose session the browser holds by now, as the other tabs tell. */
export function useSessionState(): SessionState {
  const { session } = useBrowser().tabs;
  return useSyncExternalStore(session.subscribe, session.state);
}

/** Tells the other tabs who is signed in here; loads the portal anew when one of them has signed out. */
export function useSharedSession(session: SessionView | undefined): void {
  const { tabs, unsent } = useBrowser();
  const state = useSessionState();
  const person = session?.person.id;

  // Before any effect of the page itself: the one that signing in again ends at closes its window.
  useLayoutEffect(() => {
    if (person !== undefined) tabs.session.begin(person);
  }, [tabs, person]);

  useEffect(() => {
    if (state !== 'ended' || person === undefined) return;
    // Whoever signed out was asked about what is unsent in every tab; nothing of a patient stays on this one either.
    void unsent.wipe(person).then(() => window.location.assign('/'));
  }, [state, unsent, person]);
}
