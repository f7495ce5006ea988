import { type Kept, memoryShelf, openShelf, type Shelf, type ShelfName } from './shelf.ts';
import type { RecordName, StepKey, UnansweredSend, UnsentCopy, UnsentRecord, UnsentText } from './types.ts';

export interface UnsentStoreOptions {
  /** The page's own id, by which its copies are told from those of other tabs. */
  readonly tab: string;
  /** Name of the browser's database. */
  readonly name?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Rejects where the browser has no database. */
  readonly open?: (name: string, oldest: number) => Promise<Shelf>;
}

export type UnsentStore = ReturnType<typeof createUnsentStore>;

/** How long a copy waits for its person to come back, in milliseconds: 30 days. */
export const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;

/** A database that does not open in this time, in milliseconds, is done without. */
const patience = 2_000;

/**
 * Keeps what could not reach the server in the browser's database, each person's apart; where there is no database,
 * or it is full, in memory, and `isKept` says so. Nothing here rejects: a form works with or without it.
 */
export function createUnsentStore(options: UnsentStoreOptions) {
  const { tab, name = 'greffe-unsent', now = Date.now, open = openShelf } = options;
  const memory = memoryShelf();
  const listeners = new Set<() => void>();
  let opening: Promise<Shelf> | undefined;
  let isKept = true;
  let hasStopped = false;

  function tell(): void {
    for (const listener of listeners) listener();
  }

  /** The browser's database, or memory. Tried again with the next write when it could not be opened. */
  async function shelf(): Promise<Shelf> {
    opening ??= open(name, now() - KEPT_FOR);
    const current = opening;
    try {
      return await inTime(current);
    } catch {
      if (opening === current) opening = undefined;
      return memory;
    }
  }

  async function put<Name extends ShelfName>(where: Name, value: Kept<Name>): Promise<void> {
    if (hasStopped) return;
    const target = await shelf();
    let isWritten = target !== memory;
    try {
      await target.put(where, value);
      if (isWritten) await memory.remove(where, value);
    } catch {
      // Full, or closed by the browser: memory is better than nothing, and the next write opens it anew.
      isWritten = false;
      opening = undefined;
      await memory.put(where, value);
    }
    isKept = isWritten;
    tell();
  }

  async function get<Name extends ShelfName>(where: Name, key: StepKey): Promise<Kept<Name> | undefined> {
    // Waited for first, as by a write or a removal: what was asked before must be done before.
    const target = await shelf();
    const inMemory = await memory.get(where, key);
    isKept = target !== memory;
    if (inMemory !== undefined) return inMemory;
    return target.get(where, key).catch(() => undefined);
  }

  async function remove<Name extends ShelfName>(
    where: Name,
    key: StepKey,
    isMeant?: (value: Kept<Name>) => boolean,
  ): Promise<void> {
    const target = await shelf();
    await Promise.all(
      [memory, target].map((each) => each.remove(where, key, isMeant).catch(() => undefined)),
    );
    tell();
  }

  async function of(
    person: string,
  ): Promise<{ readonly where: ShelfName; readonly value: Kept<ShelfName> }[]> {
    const target = await shelf();
    const shelves = target === memory ? [memory] : [memory, target];
    const found = shelves.flatMap((each) =>
      (['texts', 'sends'] as const).map(async (where) => {
        const values = await each.of(where, person).catch(() => []);
        return values.map((value) => ({ where, value }));
      }),
    );
    return (await Promise.all(found)).flat();
  }

  async function removeAll(person: string, isMeant: (record: string) => boolean): Promise<void> {
    const meant = (await of(person)).filter(({ value }) => isMeant(value.record));
    await Promise.all(meant.map(({ where, value }) => remove(where, value)));
  }

  return {
    tab,

    /** Whether the last write would outlive this page. */
    isKept: (): boolean => isKept,

    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Keeps a text; answers the stamp by which it is dropped. */
    keep: (key: StepKey, record: RecordName, text: UnsentText, stamp: string): Promise<void> => {
      const { person, step } = key;
      return put('texts', { person, step, record: key.record, name: record, at: now(), tab, stamp, ...text });
    },

    read: (key: StepKey): Promise<UnsentCopy | undefined> => get('texts', key),

    /** Removes the text that was kept with this stamp; a newer one stays. */
    drop: (key: StepKey, stamp: string): Promise<void> =>
      remove('texts', key, (copy) => copy.stamp === stamp),

    keepSend: (send: Omit<UnansweredSend, 'at'>): Promise<void> => put('sends', { ...send, at: now() }),

    readSend: (key: StepKey): Promise<UnansweredSend | undefined> => get('sends', key),

    dropSend: (key: StepKey): Promise<void> => remove('sends', key),

    /** The person's records with something unsent, the oldest first. */
    list: async (person: string): Promise<readonly UnsentRecord[]> => {
      const values = (await of(person)).map(({ value }) => value).sort((one, other) => one.at - other.at);
      const records = new Map<string, UnsentRecord>();
      for (const { record, name: named, at } of values) {
        if (!records.has(record)) records.set(record, { record, name: named, at });
      }
      return [...records.values()];
    },

    /** Erases what is kept of one record. */
    erase: (person: string, record: string): Promise<void> => removeAll(person, (id) => id === record),

    /** Erases everything of a person, and keeps nothing any more until `resume`: for signing out. */
    wipe: (person: string): Promise<void> => {
      hasStopped = true;
      return removeAll(person, () => true);
    },

    /** Keeps again, because signing out has failed. */
    resume: (): void => {
      hasStopped = false;
    },
  };
}

async function inTime<Value>(promise: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer in ${patience} ms.`)), patience);
  });
  return Promise.race([promise, tooLate]).finally(() => clearTimeout(timer));
}
