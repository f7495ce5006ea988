import { ProblemError } from '@greffe/client';
import type { DraftFiles } from '@greffe/client/studio';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changesBetween, createDraftSync, type DraftSyncOptions, type SyncStatus } from './draftSync.ts';

const problem = (status: number) =>
  new ProblemError({ type: 'about:blank', title: 'No', status, code: 'test', detail: 'Not so.' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(more: Partial<DraftSyncOptions> = {}) {
  let files: DraftFiles = { a: '1', b: '1' };
  const said: SyncStatus['kind'][] = [];
  const save = vi.fn(async (_changes: object, revision: number) => ({
    revision: revision + 1,
    updatedAt: 'now',
  }));
  const sync = createDraftSync({
    base: { files, revision: 1 },
    files: () => files,
    save,
    load: async () => ({ files, revision: 1 }),
    onOthers: () => true,
    onStatus: ({ kind }) => said.push(kind),
    ...more,
  });
  return {
    sync,
    save,
    said,
    edit: (next: DraftFiles) => {
      files = next;
      sync.changed();
    },
    files: () => files,
  };
}

describe('what is saved', () => {
  it('is each file that changed, came or went, and no other', () => {
    expect(changesBetween({ a: '1', b: '1', c: '1' }, { a: '1', b: '2', d: '1' })).toEqual({
      b: '2',
      c: null,
      d: '1',
    });
  });

  it('waits for a rest, then goes as one, on the revision before it', async () => {
    const { edit, save, said } = setUp();
    edit({ a: '2', b: '1' });
    edit({ a: '3', b: '1' });
    expect(save).not.toHaveBeenCalled();
    await vi.runAllTimersAsync();
    expect(save.mock.calls).toEqual([[{ a: '3' }, 1]]);
    edit({ a: '3', b: '2' });
    await vi.runAllTimersAsync();
    expect(save.mock.calls[1]).toEqual([{ b: '2' }, 2]);
    expect(said).toEqual(['pending', 'pending', 'saving', 'saved', 'pending', 'saving', 'saved']);
  });

  it('is nothing after an edit was undone', async () => {
    const { edit, save, said } = setUp();
    edit({ a: '2', b: '1' });
    edit({ a: '1', b: '1' });
    await vi.runAllTimersAsync();
    expect(save).not.toHaveBeenCalled();
    expect(said.at(-1)).toBe('idle');
  });

  it('goes on with what was typed while a save was under way', async () => {
    let answer: (saved: { revision: number; updatedAt: string }) => void = () => undefined;
    const save = vi
      .fn()
      .mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)))
      .mockResolvedValue({ revision: 3, updatedAt: 'now' });
    const { edit } = setUp({ save });
    edit({ a: '2', b: '1' });
    await vi.advanceTimersByTimeAsync(1000);
    edit({ a: '2', b: '2' });
    answer({ revision: 2, updatedAt: 'now' });
    await vi.runAllTimersAsync();
    expect(save.mock.calls).toEqual([
      [{ a: '2' }, 1],
      [{ b: '2' }, 2],
    ]);
  });

  it('is tried again when no answer came', async () => {
    const save = vi
      .fn()
      .mockRejectedValueOnce(new TypeError('network'))
      .mockResolvedValue({ revision: 2, updatedAt: 'now' });
    const { edit, said, sync } = setUp({ save });
    edit({ a: '2', b: '1' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(said.at(-1)).toBe('offline');
    expect(sync.isDirty()).toBe(true);
    await vi.runAllTimersAsync();
    expect(said.at(-1)).toBe('saved');
    expect(sync.isDirty()).toBe(false);
  });

  it.each([
    [401, 'signedOut'],
    [422, 'refused'],
  ])('is not tried again by itself after %i', async (status, kind) => {
    const save = vi.fn().mockRejectedValue(problem(status));
    const { edit, said } = setUp({ save });
    edit({ a: '2', b: '1' });
    await vi.runAllTimersAsync();
    expect(save).toHaveBeenCalledOnce();
    expect(said.at(-1)).toBe(kind);
  });
});

describe('somebody else has saved first', () => {
  const theirs = { a: '1', b: '9' };

  it('both are brought together, and what is new here is saved on theirs', async () => {
    const save = vi
      .fn()
      .mockRejectedValueOnce(problem(412))
      .mockResolvedValue({ revision: 8, updatedAt: 'now' });
    const onOthers = vi.fn((_base: DraftFiles, others: DraftFiles) => {
      world.edit({ ...others, a: '2' });
      return true;
    });
    const world = setUp({ save, load: async () => ({ files: theirs, revision: 7 }), onOthers });
    world.edit({ a: '2', b: '1' });
    await vi.runAllTimersAsync();
    expect(onOthers).toHaveBeenCalledWith({ a: '1', b: '1' }, theirs);
    expect(save.mock.calls[1]).toEqual([{ a: '2' }, 7]);
    expect(world.said.at(-1)).toBe('saved');
  });

  it('nothing is saved until the reader has chosen', async () => {
    const save = vi
      .fn()
      .mockRejectedValueOnce(problem(412))
      .mockResolvedValue({ revision: 8, updatedAt: 'now' });
    const { edit, said, sync } = setUp({
      save,
      load: async () => ({ files: { a: '9', b: '1' }, revision: 7 }),
      onOthers: () => false,
    });
    edit({ a: '2', b: '1' });
    await vi.runAllTimersAsync();
    edit({ a: '3', b: '1' });
    await vi.runAllTimersAsync();
    expect(save).toHaveBeenCalledOnce();
    expect(said.at(-1)).toBe('conflict');
    sync.settled();
    await vi.runAllTimersAsync();
    expect(save.mock.calls[1]).toEqual([{ a: '3' }, 7]);
  });
});

describe('what others have made of it is taken over when it is asked for', () => {
  it('after what waits here was saved, on the revision that came', async () => {
    const theirs = { a: '9', b: '2' };
    const test = setUp({
      load: async () => ({ files: theirs, revision: 5 }),
      onOthers: () => {
        test.edit(theirs);
        return true;
      },
    });
    test.edit({ a: '1', b: '2' });
    await test.sync.refresh();
    expect(test.save.mock.calls).toEqual([[{ b: '2' }, 1]]);
    expect(test.sync.revision()).toBe(5);
    test.edit({ a: '9', b: '3' });
    await vi.runAllTimersAsync();
    expect(test.save.mock.lastCall).toEqual([{ b: '3' }, 5]);
  });

  it('and what is typed meanwhile is saved on it', async () => {
    const loaded = Promise.withResolvers<{ files: DraftFiles; revision: number }>();
    const test = setUp({ load: () => loaded.promise });
    const refreshed = test.sync.refresh();
    await vi.advanceTimersByTimeAsync(0);
    test.edit({ a: '2', b: '1' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(test.save).not.toHaveBeenCalled();
    loaded.resolve({ files: { a: '1', b: '1' }, revision: 3 });
    await refreshed;
    expect(test.save.mock.calls).toEqual([[{ a: '2' }, 3]]);
  });

  it('but not while what is here cannot be saved', async () => {
    const load = vi.fn();
    const test = setUp({ load, save: () => Promise.reject(new TypeError('network')) });
    test.edit({ a: '2', b: '1' });
    await test.sync.refresh();
    expect(load).not.toHaveBeenCalled();
    expect(test.said.at(-1)).toBe('offline');
    test.sync.close();
  });
});
