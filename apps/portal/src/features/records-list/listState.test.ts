import { describe, expect, it } from 'vitest';
import {
  countOfAll,
  listQuery,
  offeredStatuses,
  readListState,
  sortedBy,
  writeListState,
} from './listState.ts';

const read = (address: string) => readListState(new URLSearchParams(address));

describe("the list's address", () => {
  it('holds what is not the default, and reads back the same', () => {
    const state = read('status=sent&sort=code&order=asc&page=3');
    expect(state).toEqual({
      status: 'sent',
      isMine: false,
      registry: undefined,
      sort: 'code',
      order: 'asc',
      page: 3,
    });
    expect(writeListState(state).toString()).toBe('status=sent&sort=code&order=asc&page=3');
    expect(writeListState(read('')).toString()).toBe('');
  });

  it('holds that only what waits for the reader is shown', () => {
    expect(read('turn=mine').isMine).toBe(true);
    expect(writeListState(read('turn=mine')).toString()).toBe('turn=mine');
    expect(listQuery(read('turn=mine'), '')).toMatchObject({ turn: 'mine' });
  });

  it.each([
    'turn=all',
    'status=x',
    'sort=__proto__',
    'order=up',
    'page=0',
    'page=-1',
    'page=1.5',
    'page=abc',
  ])('falls back on the default for %s', (address) => {
    expect(read(address)).toEqual(read(''));
  });

  it('starts again at the first page when another column sorts', () => {
    expect(sortedBy(read('page=4'), { column: 'code', direction: 'ascending' })).toMatchObject({
      sort: 'code',
      order: 'asc',
      page: 1,
    });
  });
});

describe('what the server is asked for', () => {
  it('has no empty members, which it would refuse', () => {
    expect(listQuery(read(''), '')).toEqual({ sort: 'updatedAt', order: 'desc', page: 1, size: 25 });
    expect(listQuery(read('registry=r'), 'Peeters')).toMatchObject({ registry: 'r', search: 'Peeters' });
  });
});

describe('the statuses offered', () => {
  it('are those that occur and the one chosen, in the order of a record’s life', () => {
    expect(offeredStatuses({ sent: 2, open: 1, other: 4 }, 'closed')).toEqual([
      { status: 'open', count: 1 },
      { status: 'sent', count: 2 },
      { status: 'closed', count: 0 },
    ]);
  });

  it('has none that was deleted among all (CG-7)', () => {
    expect(countOfAll({ sent: 2, open: 1, deleted: 4 })).toBe(3);
  });
});
