import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../ProblemError.ts';
import type { UnsentText } from '../unsent/types.ts';
import { createDraftSaver, type DraftSaver, type SaveDraft } from './createDraftSaver.ts';
import type { DraftState } from './DraftState.ts';
import type { PageEvent, PageEvents } from './page.ts';

type Saved = Awaited<ReturnType<SaveDraft>>;

/** A server whose answers the test gives one by one. */
function createServer() {
  const calls: { data: unknown; revision: number }[] = [];
  const pending: { resolve: (saved: Saved) => void; reject: (error: unknown) => void }[] = [];
  const save: SaveDraft = (data, { revision }) => {
    calls.push({ data, revision });
    return new Promise((resolve, reject) => pending.push({ resolve, reject }));
  };
  const settle = async (act: (call: (typeof pending)[number]) => void) => {
    const call = pending.shift();
    if (call === undefined) throw new Error('Nothing was asked of the server.');
    act(call);
    await vi.advanceTimersByTimeAsync(0);
  };
  return {
    calls,
    save,
    saves: (revision: number) =>
      settle(({ resolve }) => resolve({ revision, savedAt: `2026-11-22T10:00:0${revision}Z` })),
    fails: (error: unknown) => settle(({ reject }) => reject(error)),
  };
}

function createPage() {
  const listeners = new Map<PageEvent, () => void>();
  const state = { isOnline: true };
  const page: PageEvents = {
    isOnline: () => state.isOnline,
    add: (event, listener) => void listeners.set(event, listener),
    remove: (event) => void listeners.delete(event),
  };
  const fire = async (event: PageEvent) => {
    listeners.get(event)?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { ...page, state, fire, listeners };
}

const problem = (status: number, more: object = {}, retryAfter?: number) =>
  new ProblemError({ type: 'x', title: 'No', status, code: 'x', ...more }, retryAfter);
const lost = new TypeError('Failed to fetch');

let server: ReturnType<typeof createServer>;
let page: ReturnType<typeof createPage>;
let saver: DraftSaver;
let states: DraftState['status'][];
let unsent: (UnsentText | undefined)[];

beforeEach(() => {
  vi.useFakeTimers();
  server = createServer();
  page = createPage();
  states = [];
  unsent = [];
  saver = createDraftSaver({
    save: server.save,
    revision: 1,
    page,
    onState: ({ status }) => states.push(status),
    onUnsent: (text) => unsent.push(text),
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const type = (text: string) => saver.change({ text });
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

describe('while typing', () => {
  it('saves 800 ms after the last key, once', async () => {
    type('a');
    await pass(700);
    type('ab');
    await pass(799);
    expect(server.calls).toEqual([]);
    await pass(1);
    expect(server.calls).toEqual([{ data: { text: 'ab' }, revision: 1 }]);
    await server.saves(2);
    expect(saver.getState()).toEqual({ status: 'saved', revision: 2, savedAt: '2026-11-22T10:00:02Z' });
    expect(states).toEqual(['pending', 'pending', 'saving', 'saved']);
    await pass(60_000);
    expect(server.calls).toHaveLength(1);
  });

  it('has one save under way at a time, the next on its revision', async () => {
    type('a');
    await pass(800);
    type('ab');
    type('abc');
    await pass(5_000);
    expect(server.calls).toHaveLength(1);
    await server.saves(2);
    expect(server.calls[1]).toEqual({ data: { text: 'abc' }, revision: 2 });
    await server.saves(3);
    expect(saver.getState()).toMatchObject({ status: 'saved', revision: 3 });
  });
});

describe('when leaving', () => {
  it('flushes at once and tells whether all is safe', async () => {
    type('a');
    const flushed = saver.flush();
    await pass(0);
    await server.saves(2);
    await expect(flushed).resolves.toBe(true);
    await expect(saver.flush()).resolves.toBe(true);
  });

  it('waits in a flush for a save under way and what was typed since', async () => {
    type('a');
    await pass(800);
    type('ab');
    const flushed = saver.flush();
    await server.saves(2);
    await server.saves(3);
    await expect(flushed).resolves.toBe(true);
    expect(server.calls.map(({ data }) => data)).toEqual([{ text: 'a' }, { text: 'ab' }]);
  });

  it.each(['pagehide', 'visibilitychange'] as const)('saves on %s', async (event) => {
    type('a');
    await page.fire(event);
    expect(server.calls).toHaveLength(1);
  });

  it('saves what is left when disposed, and starts again at the next change', async () => {
    type('a');
    saver.dispose();
    await server.saves(2);
    expect(page.listeners.size).toBe(0);
    type('ab');
    expect(page.listeners.size).toBe(3);
    await pass(800);
    await server.saves(3);
    expect(saver.getState()).toMatchObject({ status: 'saved', revision: 3 });
  });
});

describe('when the server cannot be reached', () => {
  it('tries again after 1, 2, 4 … seconds, at most 30', async () => {
    type('a');
    await pass(800);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      await server.fails(lost);
      const { retryAt = 0, status } = saver.getState();
      expect(status).toBe('retrying');
      waits.push(retryAt - Date.now());
      await pass(retryAt - Date.now());
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    await server.saves(2);
    expect(saver.getState().status).toBe('saved');
    expect(server.calls).toHaveLength(8);
  });

  it('sends again first what may have arrived, then what was typed since', async () => {
    type('a');
    await pass(800);
    await server.fails(lost);
    type('ab');
    await pass(1000);
    expect(server.calls[1]).toEqual({ data: { text: 'a' }, revision: 1 });
    await server.saves(2);
    expect(server.calls[2]).toEqual({ data: { text: 'ab' }, revision: 2 });
    await server.saves(3);
    expect(saver.getState()).toMatchObject({ status: 'saved', revision: 3 });
  });

  it('says offline, and tries as soon as the connection is back', async () => {
    page.state.isOnline = false;
    type('a');
    await pass(800);
    await server.fails(lost);
    expect(saver.getState().status).toBe('offline');
    page.state.isOnline = true;
    await page.fire('online');
    expect(server.calls).toHaveLength(2);
  });

  it('waits as long as the server asks', async () => {
    type('a');
    await pass(800);
    await server.fails(problem(503, {}, 7));
    await pass(6_999);
    expect(server.calls).toHaveLength(1);
    await pass(1);
    expect(server.calls).toHaveLength(2);
  });

  it('a flush that fails says so', async () => {
    type('a');
    const flushed = saver.flush();
    await pass(0);
    await server.fails(lost);
    await expect(flushed).resolves.toBe(false);
  });
});

describe('what only a person can decide', () => {
  it('a conflict keeps what was typed until it is rebased', async () => {
    type('a');
    await pass(800);
    await server.fails(problem(412, { revision: 9 }));
    expect(saver.getState()).toMatchObject({ status: 'conflict', revision: 1, currentRevision: 9 });
    type('ab');
    await pass(60_000);
    await expect(saver.flush()).resolves.toBe(false);
    expect(server.calls).toHaveLength(1);
    const rebased = saver.rebase(9);
    await pass(0);
    expect(server.calls[1]).toEqual({ data: { text: 'ab' }, revision: 9 });
    await server.saves(10);
    await expect(rebased).resolves.toBe(true);
  });

  it('a refusal says why, and the next change tries again', async () => {
    type('a');
    await pass(800);
    await server.fails(
      problem(422, { errors: [{ pointer: '/a', code: 'unknown', message: 'No such field.' }] }),
    );
    expect(saver.getState()).toMatchObject({ status: 'refused', reason: 'No such field.' });
    await pass(60_000);
    expect(server.calls).toHaveLength(1);
    type('ab');
    await pass(800);
    await server.saves(2);
    expect(saver.getState().status).toBe('saved');
  });

  it('a refusal of what was typed over meanwhile is tried again with what is there now', async () => {
    type('a');
    await pass(800);
    type('ab');
    await server.fails(problem(422));
    await pass(800);
    expect(server.calls[1]?.data).toEqual({ text: 'ab' });
  });

  it('an ended session keeps what was typed, and a flush after signing in saves it', async () => {
    type('a');
    await pass(800);
    await server.fails(problem(401));
    expect(saver.getState().status).toBe('signedOut');
    const flushed = saver.flush();
    await pass(0);
    await server.saves(2);
    await expect(flushed).resolves.toBe(true);
  });
});

describe('what the server may not have', () => {
  it('is told with every change, with what may have arrived, and until all of it is acknowledged', async () => {
    type('a');
    expect(unsent.at(-1)).toEqual({ data: { text: 'a' }, revision: 1 });
    await pass(800);
    expect(unsent.at(-1)).toEqual({ data: { text: 'a' }, revision: 1, uncertain: { text: 'a' } });
    type('ab');
    expect(unsent.at(-1)).toEqual({ data: { text: 'ab' }, revision: 1, uncertain: { text: 'a' } });
    await server.saves(2);
    expect(unsent.at(-1)).toEqual({ data: { text: 'ab' }, revision: 2, uncertain: { text: 'ab' } });
    await server.saves(3);
    expect(unsent.at(-1)).toBeUndefined();
  });

  it('counts a refused save as not arrived', async () => {
    type('a');
    await pass(800);
    await server.fails(problem(412, { revision: 9 }));
    expect(unsent.at(-1)).toEqual({ data: { text: 'a' }, revision: 1 });
  });

  it('is sent again on a later visit, first what may have arrived', async () => {
    saver.restore({ data: { text: 'ab' }, uncertain: { text: 'a' } });
    expect(server.calls).toEqual([{ data: { text: 'a' }, revision: 1 }]);
    await server.saves(2);
    expect(server.calls[1]).toEqual({ data: { text: 'ab' }, revision: 2 });
    await server.saves(3);
    expect([saver.getState().status, unsent.at(-1)]).toEqual(['saved', undefined]);
  });

  it('is given up for the other version, and not sent when the form goes', async () => {
    type('a');
    await pass(800);
    await server.fails(problem(412, { revision: 9 }));
    saver.discard();
    expect([saver.getState().status, unsent.at(-1)]).toEqual(['idle', undefined]);
    saver.dispose();
    await pass(60_000);
    expect(server.calls).toHaveLength(1);
  });

  it('is tried once more when the form goes, and then waits for the next visit', async () => {
    type('a');
    await pass(800);
    await server.fails(lost);
    saver.dispose();
    await server.fails(lost);
    await pass(120_000);
    expect(server.calls).toHaveLength(2);
    expect(unsent.at(-1)).toMatchObject({ data: { text: 'a' }, revision: 1 });
  });
});

it('tells subscribers, until they leave', async () => {
  const seen: string[] = [];
  const leave = saver.subscribe(() => seen.push(saver.getState().status));
  type('a');
  leave();
  await pass(800);
  expect(seen).toEqual(['pending']);
});
