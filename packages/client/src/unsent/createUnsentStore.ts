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

/**
 * Milliseconds that a write waits for the database to open, and a reading: a slow one is found all the same, so that
 * nobody types over what it holds. After that memory stands in until it opens.
 */
const patience = { write: 2_000, read: 15_000 };

/**
 * Keeps what could not reach the server in the browser's database, each person's apart; where there is no database,
 * or it is full, in memory, and `isKept` says so. Nothing here rejects: a form works with or without it.
 */
export function createUnsentStore(options: UnsentStoreOptions) {
  const { tab, name = 'greffe-unsent', now = Date.now, open = openShelf } = options;
  const memory = memoryShelf();
  const listeners = new Set<() => void>();
  let opening: Promise<Shelf> | undefined;
  /** Whether an opening took too long: nobody waits for it a second time. */
  let isLate = false;
  let isKept: boolean | undefined;
  let hasStopped = false;

  function tell(): void {
    for (const listener of listeners) listener();
  }

  /** The browser's database, or memory. Tried again with the next call when it could not be opened. */
  async function shelf(wait: number): Promise<Shelf> {
    opening ??= open(name, now() - KEPT_FOR);
    const current = opening;
    try {
      return (await inTime(current, isLate ? 0 : wait)) ?? catchUpWith(current);
    } catch {
      if (opening === current) opening = undefined;
      isLate = false;
      return memory;
    }
  }

  /** Memory until a late database opens; then all that memory holds goes into it, and who listens looks again. */
  function catchUpWith(late: Promise<Shelf>): Shelf {
    if (!isLate) {
      isLate = true;
      void late
        .then(async () => {
          isLate = false;
          for (const where of ['texts', 'sends'] as const) {
            for (const value of memory.all(where)) await put(where, value);
          }
          tell();
        })
        .catch(() => undefined);
    }
    return memory;
  }

  async function put<Name extends ShelfName>(where: Name, value: Kept<Name>): Promise<void> {
    if (hasStopped) return;
    const target = await shelf(patience.write);
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
    const target = await shelf(patience.read);
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
    const target = await shelf(patience.read);
    await Promise.all(
      [memory, target].map((each) => each.remove(where, key, isMeant).catch(() => undefined)),
    );
    tell();
  }

  async function of(
    person: string,
  ): Promise<{ readonly where: ShelfName; readonly value: Kept<ShelfName> }[]> {
    const target = await shelf(patience.read);
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

    /** Whether the last write would outlive this page; undefined until the database has answered once. */
    isKept: (): boolean | undefined => isKept,

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

/** What was promised, or undefined where it takes longer. */
async function inTime<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  return Promise.race([promise, tooLate]).finally(() => clearTimeout(timer));
}
