import type { KeptState } from '../api/keptState.ts';

/** Where a mock's state outlives its worker. */
export interface Shelf {
  read(): Promise<KeptState | undefined>;
  write(state: KeptState): Promise<void>;
}

const store = 'state';
const key = 'mock';

/**
 * One entry in IndexedDB, good for one image. A browser that forbids it (or is full) keeps nothing, and the mock
 * then starts anew when its last tab is loaded again.
 */
export function createShelf(image: string): Shelf {
  const opened = open().catch(() => undefined);
  return {
    async read() {
      const database = await opened;
      const entry = await database?.get();
      return entry?.image === image ? entry.state : undefined;
    },
    async write(state) {
      const database = await opened;
      await database?.put({ image, state }).catch(() => undefined);
    },
  };
}

interface Entry {
  readonly image: string;
  readonly state: KeptState;
}

async function open() {
  const request = indexedDB.open('greffe-mock', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store);
  const database = await answer(request);
  const entries = (mode: IDBTransactionMode) => database.transaction(store, mode).objectStore(store);
  return {
    get: () => answer(entries('readonly').get(key) as IDBRequest<Entry | undefined>),
    put: (entry: Entry) => answer(entries('readwrite').put(entry, key)),
  };
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
