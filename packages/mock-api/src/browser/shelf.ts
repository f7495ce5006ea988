import type { Rows } from '../api/keptRows.ts';

/** Where a mock's rows outlive its worker. */
export interface Shelf {
  read(): Promise<Rows | undefined>;
  write(rows: Rows): Promise<void>;
}

const name = 'greffe-mock';

/**
 * One entry in the browser's cache storage, good for one image: the stores that the application uses itself stay
 * as they are on a server. A browser that forbids it (or is full) keeps nothing, and the mock then begins anew when
 * its last tab is loaded again.
 */
export function createShelf(image: string): Shelf {
  const entry = `/${name}/${image}`;
  const opened = open(entry).catch(() => undefined);
  return {
    async read() {
      const found = await (await opened)?.match(entry);
      return found && ((await found.json()) as Rows);
    },
    async write(rows) {
      await (await opened)?.put(entry, new Response(JSON.stringify(rows))).catch(() => undefined);
    },
  };
}

async function open(entry: string): Promise<Cache> {
  const cache = await caches.open(name);
  const others = (await cache.keys()).filter(({ url }) => !url.endsWith(entry));
  for (const other of others) await cache.delete(other);
  return cache;
}
