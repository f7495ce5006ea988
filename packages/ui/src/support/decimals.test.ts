import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, parseDecimal, twoReadings } from './decimals.ts';

describe('parseDecimal', () => {
  it.each([
    ['1,5', 1.5],
    ['1.5', 1.5],
    [' 007 ', 7],
    ['-0,25', -0.25],
    ['−3', -3],
    ['1 234,5', 1234.5],
    ['1\u202f234\u202f567', 1234567],
    ['1.234,5', 1234.5],
    ['1.234.567', 1234567],
    ['0.125', 0.125],
    ['1,234', 1.234],
    ['1.2345', 1.2345],
    ['12 000,50 ', 12000.5],
    ['-0', 0],
  ])('reads %j as %d', (text, value) => {
    expect(parseDecimal(text)).toBe(value);
  });

  it.each(['1,', ',5', '1e5', '0x10', '1,2,3', '12 34', 'abc', 'Infinity', '1234567890123456,1'])(
    'keeps %j as it was typed',
    (text) => {
      expect(parseDecimal(text)).toBe(text);
    },
  );

  it.each(['', '  '])('reads %j as no value', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });
});

describe('a text that reads in two ways', () => {
  it.each([
    ['1.000', '1000', '1,000'],
    ['-12.345', '-12345', '-12,345'],
  ])('%s is kept, and is either %s or %s', (text, whole, decimal) => {
    expect(parseDecimal(text)).toBe(text);
    expect(twoReadings(text)).toEqual({ whole, decimal });
    expect(parseDecimal(whole)).toBe(Number(whole));
    expect(parseDecimal(decimal)).toBe(Number(decimal.replace(',', '.')));
  });

  it.each(['0.125', '1.5', '1,000', '1.0000', '1.000.000', 1, undefined])('%s is not one', (value) => {
    expect(twoReadings(value)).toBeUndefined();
  });

  it('is never made by showing a number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999, max: 9_999_999 }),
        fc.integer({ min: 0, max: 4 }),
        (n, places) => {
          const value = n / 10 ** places;
          expect(parseDecimal(formatDecimal(value, 'fr-BE'))).toBe(value === 0 ? 0 : value);
        },
      ),
    );
  });
});

describe('formatDecimal', () => {
  it('shows the decimal sign of the locale and no groups', () => {
    expect(formatDecimal(1234.5, 'fr-BE')).toBe('1234,5');
    expect(formatDecimal(1234.5, 'en-BE')).toBe('1234,5');
    expect(formatDecimal(0.1, 'nl-BE')).toBe('0,1');
    expect(formatDecimal('1,', 'de-BE')).toBe('1,');
    expect(formatDecimal(undefined, 'fr-BE')).toBe('');
  });
});
