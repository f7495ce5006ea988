/** What a draft must know of the page it is typed on. */
export interface PageEvents {
  readonly isOnline: () => boolean;
  readonly add: (event: PageEvent, listener: () => void) => void;
  readonly remove: (event: PageEvent, listener: () => void) => void;
}

export type PageEvent = 'pagehide' | 'visibilitychange' | 'online';

/** The browser's page; undefined where there is none. */
export function pageOf(): PageEvents | undefined {
  if (typeof window === 'undefined' || typeof document === 'undefined') return undefined;
  const target = (event: PageEvent) => (event === 'visibilitychange' ? document : window);
  return {
    isOnline: () => navigator.onLine,
    add: (event, listener) => target(event).addEventListener(event, listener),
    remove: (event, listener) => target(event).removeEventListener(event, listener),
  };
}

/**
 * Tells when the page goes away (a phone fires no `pagehide` when its app is swiped away, only
 * `visibilitychange` before) and when the connection is back. Returns what stops it.
 */
export function watchPage(
  page: PageEvents,
  { onLeave, onOnline }: { readonly onLeave: () => void; readonly onOnline: () => void },
): () => void {
  page.add('pagehide', onLeave);
  page.add('visibilitychange', onLeave);
  page.add('online', onOnline);
  return () => {
    page.remove('pagehide', onLeave);
    page.remove('visibilitychange', onLeave);
    page.remove('online', onOnline);
  };
}
