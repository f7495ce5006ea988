import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenQuiet } from './whenQuiet.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A queue whose work is noted, and lasts until `finish`. */
function noted() {
  const runs: string[][] = [];
  let finish = () => {};
  const queue = whenQuiet(async (names) => {
    runs.push([...names]);
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
  });
  return { queue, runs, finish: () => finish() };
}

describe('work on what has changed', () => {
  it('begins when nothing more comes for 150 ms, once for all of it', async () => {
    const { queue, runs } = noted();
    queue.tell('a');
    await vi.advanceTimersByTimeAsync(149);
    queue.tell('b');
    queue.tell('a');
    await vi.advanceTimersByTimeAsync(149);
    expect(runs).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(runs).toEqual([['a', 'b']]);
  });

  it('is put off for a second at most while changes go on', async () => {
    const { queue, runs } = noted();
    for (let passed = 0; passed < 1_000; passed += 100) {
      expect(runs).toEqual([]);
      queue.tell(`at ${passed}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(runs).toHaveLength(1);
    expect(runs[0]).toHaveLength(10);
  });

  it('is done by one run at a time, and again for what changed meanwhile', async () => {
    const { queue, runs, finish } = noted();
    queue.tell('a');
    await vi.advanceTimersByTimeAsync(150);
    queue.tell('b');
    await vi.advanceTimersByTimeAsync(500);
    expect(runs).toEqual([['a']]);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(runs).toEqual([['a'], ['b']]);
  });

  it('ends with the run that is under way', async () => {
    const { queue, runs, finish } = noted();
    void queue.now(['a']);
    await vi.advanceTimersByTimeAsync(0);
    queue.tell('b');
    let hasStopped = false;
    void queue.stop().then(() => {
      hasStopped = true;
    });
    queue.tell('c');
    await vi.advanceTimersByTimeAsync(2_000);
    expect([hasStopped, runs]).toEqual([false, [['a']]]);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect([hasStopped, runs]).toEqual([true, [['a']]]);
  });
});
