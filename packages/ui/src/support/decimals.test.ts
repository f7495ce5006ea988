import { describe, expect, it } from 'vitest';
import { formatDecimal, parseDecimal } from './decimals.ts';

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
    ['1.234', 1.234],
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

describe('formatDecimal', () => {
  it('shows the decimal sign of the locale and no groups', () => {
    expect(formatDecimal(1234.5, 'fr-BE')).toBe('1234,5');
    expect(formatDecimal(1234.5, 'en-BE')).toBe('1234,5');
    expect(formatDecimal(0.1, 'nl-BE')).toBe('0,1');
    expect(formatDecimal('1,', 'de-BE')).toBe('1,');
    expect(formatDecimal(undefined, 'fr-BE')).toBe('');
  });
});
