import type { Channel } from './channel.ts';

interface Message {
  readonly type: 'signedIn' | 'signedOut';
  readonly person: string;
}

/**
 * Whose session the browser holds: this page's own person's (or nobody's, as the server will say), another's who has
 * signed in since in another tab; or this person has signed out in another tab.
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
    state = stateAfter(message, own);
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
    end: () => {
      if (own !== undefined) channel.say({ type: 'signedOut', person: own });
    },
  };
}

function stateAfter({ type, person }: Message, own: string): SessionState {
  if (type === 'signedIn') return person === own ? 'own' : 'foreign';
  // A colleague's session has ended: nobody's is left, and nothing of this person's is to be erased.
  return person === own ? 'ended' : 'own';
}
