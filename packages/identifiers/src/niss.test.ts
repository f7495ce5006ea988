import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complement, oneDigitChanged } from '../test/arbitrary.ts';
import { checkNiss, formatNiss, nissFacts, normaliseNiss } from './index.ts';

const TODAY = '2026-11-22';

describe('a NISS or BIS number (CO-1)', () => {
  it.each([
    ['85040216932', 'the published example', { birthDate: '1985-04-02', sex: 'male', isBis: false }],
    ['60071500281', 'a woman', { birthDate: '1960-07-15', sex: 'female', isBis: false }],
    ['04022900132', 'born on a leap day after 2000', { birthDate: '2004-02-29', sex: 'male', isBis: false }],
    ['85440216921', 'BIS, sex known', { birthDate: '1985-04-02', sex: 'male', isBis: true }],
    ['85240216975', 'BIS, sex unknown', { birthDate: '1985-04-02', isBis: true }],
    ['04422900121', 'BIS, born after 2000', { birthDate: '2004-02-29', sex: 'male', isBis: true }],
    ['85000000138', 'birth date unknown', { sex: 'male', isBis: false }],
    [
      '85040200797',
      'remainder 0, so check digits 97',
      { birthDate: '1985-04-02', sex: 'male', isBis: false },
    ],
  ])('%s is accepted: %s', (number, _, facts) => {
    expect(checkNiss(number, TODAY)).toEqual({ ok: true, value: number });
    expect(nissFacts(number)).toEqual(facts);
  });

  it.each([
    ['85040200700', 'checkDigit', 'check digits 00 are never given'],
    ['79121137740', 'checkDigit', 'a published example that is wrong'],
    ['13820404235', 'date', 'a month of 82'],
    ['8504021693', 'length', 'ten digits'],
    ['850402169321', 'length', 'twelve digits'],
    ['8504O216932', 'characters', 'a letter O'],
    ['٨٥٠٤٠٢١٦٩٣٢', 'characters', 'digits of another script'],
    ['', 'empty', 'nothing'],
    [' . - ', 'empty', 'separators alone'],
  ])('%s is refused by %s: %s', (number, reason) => {
    expect(checkNiss(number, TODAY)).toEqual({ ok: false, reason });
    expect(nissFacts(number)).toEqual({ isBis: false });
  });

  it('is read with dots, dashes, slashes and spaces of any kind', () => {
    for (const text of [
      '85.04.02-169.32',
      ' 85 04 02 169 32 ',
      '85/04/02–169‑32',
      '850402\u00A0169\u202F32',
    ]) {
      expect(checkNiss(text)).toEqual({ ok: true, value: '85040216932' });
    }
  });

  it('of a birth still to come is refused, once it is known what day it is', () => {
    const number = numberOf({ year: 2026, month: 11, day: 23, sequence: 5, block: 0 });
    expect(checkNiss(number, '2026-11-22')).toEqual({ ok: false, reason: 'future' });
    expect(checkNiss(number, '2026-11-23')).toMatchObject({ ok: true });
    expect(checkNiss(number)).toMatchObject({ ok: true });
    const unknownDay = numberOf({ year: 2027, month: 0, day: 1, sequence: 5, block: 0 });
    expect(checkNiss(unknownDay, TODAY)).toEqual({ ok: false, reason: 'future' });
  });

  it.each([0, 999])('of the sequence %i, which is never given out, is refused', (sequence) => {
    const number = numberOf({ year: 1985, month: 4, day: 2, sequence, block: 0 });
    expect(checkNiss(number)).toEqual({ ok: false, reason: 'sequence' });
  });

  it.each([
    { year: 2001, month: 2, day: 29, sequence: 5, block: 0 },
    { year: 1999, month: 13, day: 1, sequence: 5, block: 0 },
    { year: 1999, month: 4, day: 31, sequence: 5, block: 20 },
    { year: 1999, month: 13, day: 1, sequence: 5, block: 40 },
    { year: 1999, month: 1, day: 1, sequence: 5, block: 60 },
  ])('with the date %j is refused', (parts) => {
    expect(checkNiss(numberOf(parts))).toEqual({ ok: false, reason: 'date' });
  });

  it('whose day or month is not known carries no birth date', () => {
    for (const parts of [
      { year: 1985, month: 0, day: 0, sequence: 2, block: 0 },
      { year: 1985, month: 0, day: 45, sequence: 2, block: 40 },
      { year: 1985, month: 4, day: 0, sequence: 2, block: 0 },
    ]) {
      const number = numberOf(parts);
      expect(checkNiss(number)).toEqual({ ok: true, value: number });
      expect(nissFacts(number)).toEqual({ sex: 'female', isBis: parts.block > 0 });
    }
  });
});

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly sequence: number;
  readonly block: number;
}

function numberOf({ year, month, day, sequence, block }: Parts): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const nine = `${two(year % 100)}${two(month + block)}${two(day)}${String(sequence).padStart(3, '0')}`;
  return nine + complement(BigInt(year >= 2000 ? `2${nine}` : nine), 97n);
}

const parts = fc
  .record({
    date: fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-22'), noInvalidDate: true }),
    sequence: fc.integer({ min: 1, max: 998 }),
    block: fc.constantFrom(0, 20, 40),
  })
  .map(({ date, sequence, block }) => {
    const [year = 0, month = 0, day = 0] = date.toISOString().slice(0, 10).split('-').map(Number);
    return { year, month, day, sequence, block };
  });

describe('any NISS or BIS number', () => {
  it('that is built by the rules is accepted, and tells what it was built from', () => {
    fc.assert(
      fc.property(parts, (built) => {
        const number = numberOf(built);
        expect(checkNiss(number, TODAY)).toEqual({ ok: true, value: number });
        const { birthDate, sex, isBis } = nissFacts(number);
        expect(birthDate?.split('-').map(Number)).toEqual([built.year, built.month, built.day]);
        expect(sex).toBe(built.block === 20 ? undefined : built.sequence % 2 === 1 ? 'male' : 'female');
        expect(isBis).toBe(built.block > 0);
      }),
    );
  });

  it('with one digit changed is refused, or belongs to somebody of the other century', () => {
    fc.assert(
      fc.property(oneDigitChanged(parts.map(numberOf)), ({ text, changed }) => {
        const centuryOf = (number: string) => nissFacts(number).birthDate?.slice(0, 2);
        const result = checkNiss(changed);
        if (result.ok && centuryOf(changed) !== undefined)
          expect(centuryOf(changed)).not.toBe(centuryOf(text));
      }),
    );
  });

  it('is shown and read back as it was', () => {
    fc.assert(
      fc.property(parts.map(numberOf), (number) => {
        expect(formatNiss(number)).toMatch(/^\d\d\.\d\d\.\d\d-\d{3}\.\d\d$/);
        expect(normaliseNiss(formatNiss(number))).toBe(number);
        expect(formatNiss(formatNiss(number))).toBe(formatNiss(number));
      }),
    );
  });
});
