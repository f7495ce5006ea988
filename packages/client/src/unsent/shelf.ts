import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { StepKey, UnansweredSend, UnsentCopy } from './types.ts';

type Key = [person: string, record: string, step: string];

interface Shelves extends DBSchema {
  texts: { key: Key; value: UnsentCopy; indexes: { at: number } };
  sends: { key: Key; value: UnansweredSend; indexes: { at: number } };
}

export type ShelfName = 'texts' | 'sends';
export type Kept<Name extends ShelfName> = Shelves[Name]['value'];

/** Where copies are kept: the browser's database, or memory where it has none. */
export interface Shelf {
  readonly put: <Name extends ShelfName>(name: Name, value: Kept<Name>) => Promise<void>;
  readonly get: <Name extends ShelfName>(name: Name, key: StepKey) => Promise<Kept<Name> | undefined>;
  /** Removes a value, where `isMeant` finds that it is still the one meant. */
  readonly remove: <Name extends ShelfName>(
    name: Name,
    key: StepKey,
    isMeant?: (value: Kept<Name>) => boolean,
  ) => Promise<void>;
  /** Everything of one person. */
  readonly of: <Name extends ShelfName>(name: Name, person: string) => Promise<readonly Kept<Name>[]>;
}

const keyOf = ({ person, record, step }: StepKey): Key => [person, record, step];

/**
 * Opens the browser's database, and removes from it what is older than `oldest` (milliseconds since 1970). Rejects
 * where there is none, as in some private windows.
 */
export async function openShelf(name: string, oldest: number): Promise<Shelf> {
  const database = await openDB<Shelves>(name, 1, {
    upgrade(upgraded) {
      for (const shelf of ['texts', 'sends'] as const) {
        upgraded.createObjectStore(shelf, { keyPath: ['person', 'record', 'step'] }).createIndex('at', 'at');
      }
    },
  });
  await removeOld(database, oldest);
  return {
    put: async (shelf, value) => {
      const transaction = database.transaction(shelf, 'readwrite');
      const written = transaction.store.put(value);
      // Not when its answer is there, but now: a page that is killed a moment later has written all the same.
      transaction.commit();
      await Promise.all([written, transaction.done]);
    },
    get: (shelf, key) => database.get(shelf, keyOf(key)),
    remove: async (shelf, key, isMeant = () => true) => {
      const transaction = database.transaction(shelf, 'readwrite');
      const value = await transaction.store.get(keyOf(key));
      if (value !== undefined && isMeant(value)) await transaction.store.delete(keyOf(key));
      await transaction.done;
    },
    // An array sorts after every text: the range ends behind the person's last record.
    of: (shelf, person) => database.getAll(shelf, IDBKeyRange.bound([person], [person, []])),
  };
}

/** Whoever's they are: only keys are read. */
async function removeOld(database: IDBPDatabase<Shelves>, oldest: number): Promise<void> {
  const transaction = database.transaction(['texts', 'sends'], 'readwrite');
  for (const shelf of ['texts', 'sends'] as const) {
    const store = transaction.objectStore(shelf);
    const keys = await store.index('at').getAllKeys(IDBKeyRange.upperBound(oldest));
    await Promise.all(keys.map((key) => store.delete(key)));
  }
  await transaction.done;
}

/** A shelf that is gone with the page. */
export interface MemoryShelf extends Shelf {
  /** Everybody's. */
  readonly all: <Name extends ShelfName>(name: Name) => readonly Kept<Name>[];
}

/** Stands in for the browser's database. */
export function memoryShelf(): MemoryShelf {
  const shelves = { texts: new Map<string, UnsentCopy>(), sends: new Map<string, UnansweredSend>() };
  const shelf = <Name extends ShelfName>(name: Name) => shelves[name] as Map<string, Kept<Name>>;
  const at = (key: StepKey) => keyOf(key).join('/');
  return {
    put: async (name, value) => {
      shelf(name).set(at(value), value);
    },
    get: async (name, key) => shelf(name).get(at(key)),
    remove: async (name, key, isMeant = () => true) => {
      const value = shelf(name).get(at(key));
      if (value !== undefined && isMeant(value)) shelf(name).delete(at(key));
    },
    of: async (name, person) => [...shelf(name).values()].filter((value) => value.person === person),
    all: (name) => [...shelf(name).values()],
  };
}
