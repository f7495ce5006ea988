import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createUnsentStore, KEPT_FOR } from './createUnsentStore.ts';
import { createUnsentWriter } from './createUnsentWriter.ts';
import { openShelf } from './shelf.ts';

const ada = { person: 'ada', record: 'r1', step: 'card' };
const name = { registry: 'library', recordType: 'loan', beneficiary: 'Peeters' };
const text = { data: { title: 'Bruges' }, revision: 3 };

let databases = 0;
/** A browser with a database of its own; several visits share it. */
function createBrowser() {
  databases += 1;
  const database = `unsent-${databases}`;
  return (tab: string, now?: () => number) => createUnsentStore({ tab, name: database, ...(now && { now }) });
}

describe('the copy in the browser (CO-3)', () => {
  it('is there on the next visit, with what it builds on, and gone once it is acknowledged', async () => {
    const visit = createBrowser();
    const first = visit('one', () => 1000);
    await first.keep(ada, name, { ...text, uncertain: { title: 'Bru' } }, 's1');
    expect(first.isKept()).toBe(true);
    const second = visit('two', () => 2000);
    const copy = await second.read(ada);
    expect(copy).toEqual({
      ...ada,
      ...text,
      uncertain: { title: 'Bru' },
      name,
      at: 1000,
      tab: 'one',
      stamp: 's1',
    });
    await second.drop(ada, 's1');
    expect(await second.read(ada)).toBeUndefined();
  });

  it('stays when something newer than the acknowledged was kept meanwhile', async () => {
    const store = createBrowser()('one');
    await store.keep(ada, name, text, 's1');
    await store.keep(ada, name, { ...text, data: { title: 'Bruges-la-Morte' } }, 's2');
    await store.drop(ada, 's1');
    expect((await store.read(ada))?.data).toEqual({ title: 'Bruges-la-Morte' });
  });

  it('is never shown to another person, and outlives their signing out', async () => {
    const store = createBrowser()('one');
    await store.keep(ada, name, text, 's1');
    expect(await store.read({ ...ada, person: 'bob' })).toBeUndefined();
    expect(await store.list('bob')).toEqual([]);
    // The range of one person's keys must not reach into that of a longer name.
    expect(await store.list('ad')).toEqual([]);
    await store.wipe('bob');
    expect(await store.list('ada')).toHaveLength(1);
  });

  it('is erased when its person signs out, and nothing is kept after that', async () => {
    const store = createBrowser()('one');
    await store.keep(ada, name, text, 's1');
    await store.keepSend({ ...ada, name, revision: 3, idempotencyKey: 'k' });
    await store.wipe('ada');
    await store.keep(ada, name, text, 's2');
    expect(await store.list('ada')).toEqual([]);
    store.resume();
    await store.keep(ada, name, text, 's3');
    expect(await store.list('ada')).toHaveLength(1);
  });

  it('waits 30 days for its person, and no longer', async () => {
    const visit = createBrowser();
    await visit('one', () => 1000).keep(ada, name, text, 's1');
    expect(await visit('two', () => 1000 + KEPT_FOR - 1).list('ada')).toHaveLength(1);
    expect(await visit('three', () => 1000 + KEPT_FOR).list('ada')).toEqual([]);
  });

  it('names each record once, the oldest first, sends included', async () => {
    let now = 1000;
    const store = createBrowser()('one', () => now);
    await store.keep({ ...ada, record: 'r2' }, name, text, 's1');
    now = 500;
    await store.keepSend({ ...ada, name, revision: 3, idempotencyKey: 'k' });
    now = 2000;
    await store.keep(ada, name, text, 's2');
    expect(await store.list('ada')).toEqual([
      { record: 'r1', name, at: 500 },
      { record: 'r2', name, at: 1000 },
    ]);
    await store.erase('ada', 'r1');
    expect((await store.list('ada')).map(({ record }) => record)).toEqual(['r2']);
  });

  it('keeps the key of a send until it is answered', async () => {
    const visit = createBrowser();
    await visit('one').keepSend({ ...ada, name, revision: 3, idempotencyKey: 'k' });
    const again = visit('two');
    expect(await again.readSend(ada)).toMatchObject({ idempotencyKey: 'k', revision: 3 });
    await again.dropSend(ada);
    expect(await again.readSend(ada)).toBeUndefined();
  });
});

describe('a browser without a database', () => {
  const refuse = () => Promise.reject(new Error('private window'));

  it('keeps in memory, and says that it does not last', async () => {
    const store = createUnsentStore({ tab: 'one', open: refuse });
    const seen: (boolean | undefined)[] = [];
    store.subscribe(() => seen.push(store.isKept()));
    await store.keep(ada, name, text, 's1');
    expect(seen).toEqual([false]);
    expect(await store.read(ada)).toMatchObject(text);
    await store.drop(ada, 's1');
    expect(await store.list('ada')).toEqual([]);
  });

  it('answers in the order that it was asked', async () => {
    const store = createUnsentStore({ tab: 'one', open: refuse });
    await store.keep(ada, name, text, 's1');
    void store.drop(ada, 's1');
    expect(await store.read(ada)).toBeUndefined();
  });

  it('keeps in memory what a full disk refuses, until there is room again', async () => {
    let isFull = true;
    const store = createUnsentStore({
      tab: 'one',
      open: async (...opening) => {
        const shelf = await openShelf(...opening);
        return {
          ...shelf,
          put: (...what) => (isFull ? Promise.reject(new DOMException('full')) : shelf.put(...what)),
        };
      },
    });
    await store.keep(ada, name, text, 's1');
    expect(store.isKept()).toBe(false);
    expect(await store.read(ada)).toMatchObject(text);
    isFull = false;
    await store.keep(ada, name, { ...text, revision: 4 }, 's2');
    expect(store.isKept()).toBe(true);
    expect(await store.read(ada)).toMatchObject({ revision: 4 });
    expect(await store.list('ada')).toHaveLength(1);
  });
});

describe('a browser whose database is slow to open', () => {
  afterEach(() => void vi.useRealTimers());

  /** A visit to a database that opens when the test says so. */
  function slowVisit(database: string) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let letOpen: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      letOpen = resolve;
    });
    const store = createUnsentStore({
      tab: 'slow',
      name: database,
      open: async (...opening) => {
        await gate;
        return openShelf(...opening);
      },
    });
    return { store, letOpen };
  }

  it('waits for it before it says that nothing was kept', async () => {
    const database = `slow-${crypto.randomUUID()}`;
    await createUnsentStore({ tab: 'before', name: database }).keep(ada, name, text, 's1');
    const { store, letOpen } = slowVisit(database);
    const reading = store.read(ada);
    await vi.advanceTimersByTimeAsync(14_000);
    letOpen();
    expect(await reading).toMatchObject(text);
  });

  it('offers what it holds once it is open, to who has looked in vain', async () => {
    const database = `slow-${crypto.randomUUID()}`;
    await createUnsentStore({ tab: 'before', name: database }).keep(ada, name, text, 's1');
    const { store, letOpen } = slowVisit(database);
    const looking = store.list('ada');
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await looking).toEqual([]);
    const told = new Promise<void>((resolve) => void store.subscribe(resolve));
    letOpen();
    await told;
    expect(await store.list('ada')).toHaveLength(1);
  });

  it('does not say that it kept what it did not, and keeps it once it is open', async () => {
    const database = `slow-${crypto.randomUUID()}`;
    const { store, letOpen } = slowVisit(database);
    const keeping = store.keep(ada, name, text, 's1');
    expect(store.isKept(), 'not known yet').toBeUndefined();
    await vi.advanceTimersByTimeAsync(2_000);
    await keeping;
    expect(store.isKept()).toBe(false);
    const told = new Promise<void>((resolve) => void store.subscribe(() => store.isKept() && resolve()));
    letOpen();
    await told;
    expect(await createUnsentStore({ tab: 'after', name: database }).read(ada)).toMatchObject(text);
  });
});

describe('writing while somebody types', () => {
  afterEach(() => void vi.useRealTimers());

  function createWriter() {
    vi.useFakeTimers();
    const kept: unknown[] = [];
    const stamps: string[] = [];
    const dropped: string[] = [];
    const writer = createUnsentWriter(
      {
        keep: async (_key, _name, { data }, stamp) => {
          kept.push(data.title);
          stamps.push(stamp);
        },
        drop: async (_key, stamp) => void dropped.push(stamp),
      },
      ada,
      () => name,
    );
    const type = (title: string) => writer.keep({ data: { title }, revision: 1 });
    return { writer, kept, stamps, dropped, type };
  }

  it('writes the first change at once and the newest every 250 ms', () => {
    const { kept, type } = createWriter();
    type('a');
    expect(kept).toEqual(['a']);
    type('ab');
    type('abc');
    vi.advanceTimersByTime(249);
    expect(kept).toEqual(['a']);
    vi.advanceTimersByTime(1);
    expect(kept).toEqual(['a', 'abc']);
    vi.advanceTimersByTime(1000);
    type('abcd');
    expect(kept).toEqual(['a', 'abc', 'abcd']);
  });

  it('drops what it wrote last, and writes nothing of it any more', () => {
    const { writer, kept, stamps, dropped, type } = createWriter();
    type('a');
    type('ab');
    writer.keep(undefined);
    vi.advanceTimersByTime(1000);
    expect(kept).toEqual(['a']);
    expect(dropped).toEqual(stamps);
  });

  it('writes at once when the page goes away', () => {
    const { writer, kept, type } = createWriter();
    type('a');
    type('ab');
    writer.flush();
    expect(kept).toEqual(['a', 'ab']);
  });

  it('drops the copy that it found on opening', () => {
    const { writer, dropped } = createWriter();
    writer.adopt('found');
    writer.keep(undefined);
    expect(dropped).toEqual(['found']);
  });
});
