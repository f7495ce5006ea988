import { describe, expect, it, vi } from 'vitest';
import type { OpenChannel } from './channel.ts';
import { createTabs } from './createTabs.ts';

/** Channels that deliver at once, as one browser's tabs have them. */
function createBrowser() {
  const open = new Map<string, Set<(message: unknown) => void>>();
  const openChannel: OpenChannel = (name, receive) => {
    const ears = open.get(name) ?? new Set();
    open.set(name, ears);
    ears.add(receive);
    return {
      say: (message) => {
        for (const ear of ears) if (ear !== receive) ear(message);
      },
      close: () => void ears.delete(receive),
    };
  };
  const locks = createLocks();
  return { tab: () => createTabs({ open: openChannel, locks: locks.manager }), kill: locks.release };
}

/** Locks as far as the tabs use them: held until released, and granted to who waits then. */
function createLocks() {
  const held = new Map<string, (() => void)[]>();
  const manager = {
    request: async (name: string, ...rest: unknown[]) => {
      const granted = rest.at(-1) as () => void;
      const waiting = held.get(name);
      if (waiting) waiting.push(granted);
      else held.set(name, []);
    },
    query: async () => ({ held: [...held.keys()].map((name) => ({ name })) }),
  } as unknown as LockManager;
  const release = (tab: string) => {
    const waiting = held.get(`greffe-tab-${tab}`) ?? [];
    held.delete(`greffe-tab-${tab}`);
    for (const granted of waiting) granted();
  };
  return { manager, release };
}

describe('tabs on one record', () => {
  it('meet, and part', () => {
    const { tab } = createBrowser();
    const one = tab().openRecord('r1');
    const changed = vi.fn();
    one.subscribe(changed);
    expect(one.others()).toBe(0);
    const two = tab().openRecord('r1');
    tab().openRecord('r2');
    expect([one.others(), two.others()]).toEqual([1, 1]);
    two.close();
    expect(one.others()).toBe(0);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('notice that one was killed', async () => {
    const browser = createBrowser();
    const own = browser.tab();
    const one = own.openRecord('r1');
    const killed = browser.tab();
    killed.openRecord('r1');
    expect([one.others(), await own.isAlive(killed.id), await own.isAlive(own.id)]).toEqual([1, true, false]);
    browser.kill(killed.id);
    expect([one.others(), await own.isAlive(killed.id)]).toEqual([0, false]);
  });

  it('tell each other of a new revision, until they stop listening', () => {
    const { tab } = createBrowser();
    const one = tab().openRecord('r1');
    const two = tab().openRecord('r1');
    const seen: number[] = [];
    const stop = one.onSaved((revision) => seen.push(revision));
    two.announce(2);
    one.announce(3);
    stop();
    two.announce(4);
    expect(seen).toEqual([2]);
  });
});

describe('one session for every tab', () => {
  it('is foreign while another person is signed in, and own again after', () => {
    const { tab } = createBrowser();
    const own = tab().session;
    own.begin('ada');
    const other = tab().session;
    other.begin('bob');
    expect([own.state(), other.state()]).toEqual(['foreign', 'own']);
    tab().session.begin('ada');
    expect([own.state(), other.state()]).toEqual(['own', 'foreign']);
  });

  it('has ended for the tabs of who signed out, and is nobody’s for those of others', () => {
    const { tab } = createBrowser();
    const own = tab().session;
    own.begin('ada');
    const second = tab().session;
    second.begin('ada');
    const bob = tab().session;
    bob.begin('bob');
    bob.end();
    expect(own.state()).toBe('own');
    second.end();
    expect(own.state()).toBe('ended');
  });
});
