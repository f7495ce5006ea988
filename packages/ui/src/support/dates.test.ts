import { describe, expect, it } from 'vitest';
import { formatDay, isDay, parseDay } from './dates.ts';

describe('parseDay', () => {
  it.each([
    ['01022026', '2026-02-01'],
    ['010226', '2026-02-01'],
    ['1/2/26', '2026-02-01'],
    ['1.2.2026', '2026-02-01'],
    ['01-02-2026', '2026-02-01'],
    ['1 2 2026', '2026-02-01'],
    ['2026-2-1', '2026-02-01'],
    ['29/02/2028', '2028-02-29'],
    ['2/4/85', '1985-04-02'],
    ['2/4/36', '2036-04-02'],
    ['2/4/37', '1937-04-02'],
  ])('reads %j as %s', (text, day) => {
    expect(parseDay(text, 2026)).toBe(day);
  });

  it.each([
    '31/02/2026',
    '29/02/2026',
    '1/13/2026',
    '00/01/2026',
    '1/2',
    '2026',
    'demain',
    '2026-02',
    '01/01/0000',
  ])('keeps %j as it was typed', (text) => {
    expect(parseDay(text, 2026)).toBe(text);
  });

  it('reads nothing as no value', () => {
    expect(parseDay(' ', 2026)).toBeUndefined();
  });
});

describe('formatDay', () => {
  it('shows a day as dd/mm/yyyy and other text as it is', () => {
    expect(formatDay('2026-02-01')).toBe('01/02/2026');
    expect(formatDay('2026-02-31')).toBe('2026-02-31');
    expect(formatDay('31/02')).toBe('31/02');
    expect(formatDay(undefined)).toBe('');
    expect(isDay('2026-02-31')).toBe(false);
  });
});
