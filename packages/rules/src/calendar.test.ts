import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysInMonth,
  formatDay,
  fromDayNumber,
  parseDay,
  toDayNumber,
  yearsBetween,
} from './calendar.ts';

const FIRST = toDayNumber({ year: 1, month: 1, day: 1 });
const LAST = toDayNumber({ year: 9999, month: 12, day: 31 });
const anyDay = fc.integer({ min: FIRST, max: LAST });

function day(text: string): number {
  const number = parseDay(text);
  if (number === undefined) throw new Error(`${text} is no date`);
  return number;
}

describe('a day as text', () => {
  it.each(['2026-02-30', '2025-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '0000-01-01'])(
    'refuses %s, which does not exist',
    (text) => {
      expect(parseDay(text)).toBeUndefined();
    },
  );

  it.each(['', '2026', '2026-1-2', '2026-01-02T00:00:00Z', '02/01/2026', ' 2026-01-02', '2026-01-02\n'])(
    'refuses %j, which is not written as a date',
    (text) => {
      expect(parseDay(text)).toBeUndefined();
    },
  );

  it.each(['2000-02-29', '2024-02-29', '0001-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(formatDay(day(text))).toBe(text);
  });

  it('agrees with the calendar of the platform on every day', () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        expect(formatDay(number)).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
      }),
      { numRuns: 1000 },
    );
  });

  it('comes back from a number and from its text', () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        expect(toDayNumber(fromDayNumber(number))).toBe(number);
        expect(parseDay(formatDay(number))).toBe(number);
      }),
    );
  });
});

describe('adding to a day', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(formatDay(addMonths(day(from), months) ?? Number.NaN)).toBe(to);
  });

  it('gives no day outside the years 1 to 9999', () => {
    expect(addDays(day('0001-01-02'), -1)).toBe(FIRST);
    expect(addDays(day('9999-12-30'), 1)).toBe(LAST);
    expect(addDays(day('9999-12-31'), 1)).toBeUndefined();
    expect(addDays(day('0001-01-01'), -1)).toBeUndefined();
    expect(addMonths(day('9999-12-01'), 1)).toBeUndefined();
    expect(addMonths(day('0001-01-31'), -1)).toBeUndefined();
    expect(addMonths(day('2026-01-01'), 1e15)).toBeUndefined();
  });

  it('moves by whole months, to the same day or the last of the month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (number, months) => {
        const moved = addMonths(number, months);
        fc.pre(moved !== undefined);
        const [from, to] = [fromDayNumber(number), fromDayNumber(moved)];
        expect((to.year - from.year) * 12 + to.month - from.month).toBe(months);
        expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
      }),
    );
  });
});

describe('whole years between two days', () => {
  it.each([
    ['2000-06-15', '2018-06-14', 17],
    ['2000-06-15', '2018-06-15', 18],
    ['2004-02-29', '2022-02-28', 17],
    ['2004-02-29', '2022-03-01', 18],
    ['2026-01-01', '2026-12-31', 0],
    ['2018-06-15', '2000-06-15', -18],
  ])('from %s to %s are %i', (from, to, years) => {
    expect(yearsBetween(day(from), day(to))).toBe(years);
  });

  it('grows by at most one a day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40_000 }), (from, days) => {
        const [before, after] = [yearsBetween(from, from + days), yearsBetween(from, from + days + 1)];
        expect(after - before === 0 || after - before === 1).toBe(true);
      }),
    );
  });
});
