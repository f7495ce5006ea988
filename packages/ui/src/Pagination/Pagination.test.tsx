import { expect, it } from 'vitest';
import { pagesAround } from './index.ts';

it.each([
  [1, 1, '1'],
  [1, 3, '1 2 3'],
  [4, 9, '1 2 3 4 5 … 9'],
  [5, 9, '1 … 4 5 6 … 9'],
  [9, 9, '1 … 8 9'],
])('page %d of %d shows %s', (page, count, shown) => {
  expect(
    pagesAround(page, count)
      .map((each) => each ?? '…')
      .join(' '),
  ).toBe(shown);
});
