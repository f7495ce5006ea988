import type { Channel } from './channel.ts';

/** What tabs on one record say to each other. No data travels: who wants it asks the server, which records it. */
type Message =
  | { readonly type: 'hello' | 'here' | 'bye'; readonly tab: string }
  | { readonly type: 'saved'; readonly tab: string; readonly revision: number };

export interface RecordTabs {
  /** How many other tabs show this record. */
  readonly others: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  /** Tells the other tabs that the record has a new revision. */
  readonly announce: (revision: number) => void;
  /** Told when another tab has made a new revision. Returns what ends it. */
  readonly onSaved: (listener: (revision: number) => void) => () => void;
  readonly close: () => void;
}

export function createRecordTabs(
  own: string,
  open: (receive: (message: unknown) => void) => Channel,
  whenGone: (tab: string, onGone: () => void) => void,
): RecordTabs {
  const others = new Set<string>();
  const listeners = new Set<() => void>();
  const followers = new Set<(revision: number) => void>();

  function leave(tab: string): void {
    if (!others.delete(tab)) return;
    for (const listener of listeners) listener();
  }

  function meet(tab: string): void {
    if (others.has(tab)) return;
    others.add(tab);
    whenGone(tab, () => leave(tab));
    for (const listener of listeners) listener();
  }

  const channel = open((received) => {
    const message = received as Message;
    if (message.type === 'bye') leave(message.tab);
    else meet(message.tab);
    if (message.type === 'hello') channel.say({ type: 'here', tab: own });
    if (message.type === 'saved') for (const follower of followers) follower(message.revision);
  });
  channel.say({ type: 'hello', tab: own });

  return {
    others: () => others.size,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce: (revision) => channel.say({ type: 'saved', tab: own, revision }),
    onSaved: (listener) => {
      followers.add(listener);
      return () => followers.delete(listener);
    },
    close: () => {
      channel.say({ type: 'bye', tab: own });
      channel.close();
    },
  };
}
