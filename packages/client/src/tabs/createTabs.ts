import { type Channel, type OpenChannel, openChannel } from './channel.ts';
import { createRecordTabs, type RecordTabs } from './recordTabs.ts';
import { createSessionTabs, type SessionTabs } from './sessionTabs.ts';

export interface TabsOptions {
  /** Default: the browser's BroadcastChannel; without one, a tab knows of no other. */
  readonly open?: OpenChannel;
  /** Default: the browser's Web Locks; without them, a tab that is killed is known of until it is reloaded. */
  readonly locks?: LockManager | undefined;
}

export interface Tabs {
  /** This page's own id, another with every load. */
  readonly id: string;
  /** Whether a tab is still open, this one left out. */
  readonly isAlive: (tab: string) => Promise<boolean>;
  /** This tab shows a record, until `close`. */
  readonly openRecord: (record: string) => RecordTabs;
  readonly session: SessionTabs;
}

const lockOf = (tab: string) => `greffe-tab-${tab}`;

/** The tabs of this portal in one browser, as they know of each other. */
export function createTabs(options: TabsOptions = {}): Tabs {
  const { open = openChannel } = options;
  const locks = 'locks' in options ? options.locks : browserLocks();
  const id = crypto.randomUUID();
  // Held as long as the page lives: a tab that is killed says no goodbye, but lets go of its lock.
  void locks?.request(lockOf(id), () => new Promise(() => undefined)).catch(() => undefined);

  return {
    id,

    isAlive: async (tab) => {
      if (tab === id || locks === undefined) return false;
      const { held = [] } = await locks.query().catch(() => ({ held: [] }));
      return held.some(({ name }) => name === lockOf(tab));
    },

    openRecord: (record) =>
      createRecordTabs(
        id,
        (receive): Channel => open(`greffe-record-${record}`, receive),
        (tab, onGone) => {
          void locks?.request(lockOf(tab), { mode: 'shared' }, onGone).catch(() => undefined);
        },
      ),

    session: createSessionTabs((receive) => open('greffe-session', receive)),
  };
}

/** Only there in a secure context. */
function browserLocks(): LockManager | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.locks;
}
