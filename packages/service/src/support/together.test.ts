import { expect, it } from 'vitest';
import { together } from './together.ts';

it('answers each in its place', async () => {
  expect(await together(Promise.resolve(1), 'two', Promise.resolve([3]))).toEqual([1, 'two', [3]]);
});

it('throws what the first threw that failed, and not before the others have ended', async () => {
  let isOver = false;
  const slow = new Promise<void>((resolve) => {
    setImmediate(() => {
      isOver = true;
      resolve();
    });
  });
  const asked = together(Promise.reject(new Error('first')), slow, Promise.reject(new Error('second')));
  await expect(asked).rejects.toThrow('first');
  expect(isOver).toBe(true);
});
