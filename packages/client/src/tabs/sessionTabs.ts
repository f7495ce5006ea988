import type { Channel } from './channel.ts';

type Message = { readonly type: 'signedIn'; readonly person: string } | { readonly type: 'signedOut' };

/**
 * Whose session the browser holds: this page's own person's, another's who has signed in since in another tab, or
 * nobody's since another tab has signed out.
 */
export type SessionState = 'own' | 'foreign' | 'ended';

export interface SessionTabs {
  readonly state: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  /** This page is a person's from now on; the other tabs are told. */
  readonly begin: (person: string) => void;
  /** Tells the other tabs that the session has ended. */
  readonly end: () => void;
}

/** One cookie serves every tab: what one tab does to the session, the others must know before they write again. */
export function createSessionTabs(open: (receive: (message: unknown) => void) => Channel): SessionTabs {
  const listeners = new Set<() => void>();
  let own: string | undefined;
  let state: SessionState = 'own';

  const channel = open((received) => {
    const message = received as Message;
    if (own === undefined) return;
    if (message.type === 'signedOut') state = 'ended';
    else state = message.person === own ? 'own' : 'foreign';
    for (const listener of listeners) listener();
  });

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    begin: (person) => {
      own = person;
      channel.say({ type: 'signedIn', person });
    },
    end: () => channel.say({ type: 'signedOut' }),
  };
}
