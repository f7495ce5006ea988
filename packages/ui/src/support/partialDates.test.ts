import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPartialDate, parsePartialDate } from './partialDates.ts';

describe('parsePartialDate', () => {
  it.each([
    ['2026', '2026'],
    ['2/2026', '2026-02'],
    ['02.2026', '2026-02'],
    ['2026-2', '2026-02'],
    ['022026', '2026-02'],
    ['121999', '1999-12'],
    ['010226', '2026-02-01'],
    ['290228', '2028-02-29'],
    ['1/2/2026', '2026-02-01'],
    [' 2026-02-01 ', '2026-02-01'],
  ])('reads %j as %s', (text, value) => {
    expect(parsePartialDate(text, 2026)).toBe(value);
  });

  it.each(['13/2026', '2026-13', '132026', '29/02/2026', '0000', 'été 2019', '26'])(
    'keeps %j as typed',
    (text) => {
      expect(parsePartialDate(text, 2026)).toBe(text);
    },
  );

  it('reads nothing as no value, and back what it shows', () => {
    expect(parsePartialDate(' ')).toBeUndefined();
    expect(formatPartialDate(undefined)).toBe('');
    expect(formatPartialDate('2026-13')).toBe('2026-13');
    const two = (most: number) => fc.integer({ min: 1, max: most }).map((n) => String(n).padStart(2, '0'));
    const years = fc.integer({ min: 1000, max: 9999 }).map(String);
    const value = fc.oneof(
      years,
      fc.tuple(years, two(12)).map((parts) => parts.join('-')),
      fc.tuple(years, two(12), two(28)).map((parts) => parts.join('-')),
    );
    fc.assert(
      fc.property(value, (shown) => {
        expect(parsePartialDate(formatPartialDate(shown))).toBe(shown);
      }),
    );
  });
});
