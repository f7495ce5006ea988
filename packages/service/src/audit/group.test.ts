import { describe, expect, it } from 'vitest';
import { type AuditLine, groupLines } from './group.ts';

const line = (at: string, more: Partial<AuditLine> = {}): AuditLine => ({
  kind: 'save',
  at: `2026-11-22T${at}:00.000Z`,
  actor: 'ann',
  step: 'card',
  by: { name: 'Ann' },
  as: [],
  ...more,
});
const told = (...lines: AuditLine[]) =>
  groupLines(lines).map(({ kind, at, since, count, changes }) => ({
    kind,
    at: at.slice(11, 16),
    ...(since === undefined ? {} : { since: since.slice(11, 16), count }),
    ...(changes === undefined ? {} : { changes }),
  }));

describe('saves', () => {
  it('of one sitting are one, with what they changed in all', () => {
    const found = told(
      line('10:20', { changes: [{ pointer: '/a', before: 2, after: 3 }] }),
      line('10:10', { changes: [{ pointer: '/b', before: 'x', after: 'y' }] }),
      line('10:00', {
        changes: [
          { pointer: '/a', before: 1, after: 2 },
          { pointer: '/b', before: 'y', after: 'x' },
        ],
      }),
    );
    expect(found).toEqual([
      {
        kind: 'save',
        at: '10:20',
        since: '10:00',
        count: 3,
        changes: [{ pointer: '/a', before: 1, after: 3 }],
      },
    ]);
  });

  it('that come to nothing are not told', () => {
    const there = { pointer: '/a', after: 1 };
    const back = { pointer: '/a', before: 1 };
    expect(told(line('10:10', { changes: [back] }), line('10:00', { changes: [there] }))).toEqual([]);
  });

  it.each([
    ['of somebody else', { actor: 'bob' }],
    ['of another step', { step: 'other' }],
    ['of another entry', { entry: '2026-11-22' }],
    ['half an hour and a minute later', { at: '2026-11-22T10:31:00.000Z' }],
  ])('%s stay apart', (_, more) => {
    expect(told(line('10:00', more), line('10:00'))).toHaveLength(2);
  });

  it('before and after an event stay apart', () => {
    const found = told(line('10:02'), line('10:01', { kind: 'event', type: 'validated' }), line('10:00'));
    expect(found.map(({ kind }) => kind)).toEqual(['save', 'event', 'save']);
  });

  it('whose values are not the reader’s have none together either', () => {
    expect(told(line('10:01'), line('10:00'))).toEqual([
      { kind: 'save', at: '10:01', since: '10:00', count: 2 },
    ]);
  });
});

describe('who looked', () => {
  it('stands once a day in Brussels, with how often', () => {
    const read = { kind: 'read' as const };
    const found = told(
      // Past midnight in Brussels.
      line('23:30', read),
      line('22:30', { ...read, actor: 'bob' }),
      line('20:00', read),
      line('19:00', { kind: 'list' }),
      line('09:00', read),
    );
    expect(found).toEqual([
      { kind: 'read', at: '23:30' },
      { kind: 'read', at: '22:30' },
      { kind: 'read', at: '20:00', since: '09:00', count: 2 },
      { kind: 'list', at: '19:00' },
    ]);
  });

  it('in vain stands each time', () => {
    const refused = { kind: 'refused' as const };
    expect(told(line('10:01', refused), line('10:00', refused))).toHaveLength(2);
  });
});
