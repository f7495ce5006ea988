import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digits, oneDigitChanged } from '../test/arbitrary.ts';
import { COUNTRIES, checkCountry, checkIban, formatIban, normaliseIban } from './index.ts';

/** The examples of the registry of ISO 13616, and two Belgian ones that are often printed. */
const EXAMPLES = [
  'BE68 5390 0754 7034',
  'BE71 0961 2345 6769',
  'AT61 1904 3002 3457 3201',
  'CH93 0076 2011 6238 5295 7',
  'DE89 3704 0044 0532 0130 00',
  'DK50 0040 0440 1162 43',
  'ES91 2100 0418 4502 0005 1332',
  'FR14 2004 1010 0505 0001 3M02 606',
  'GB29 NWBK 6016 1331 9268 19',
  'GR16 0110 1250 0000 0001 2300 695',
  'IE29 AIBK 9311 5212 3456 78',
  'IT60 X054 2811 1010 0000 0123 456',
  'LU28 0019 4006 4475 0000',
  'MT84 MALT 0110 0001 2345 MTLC AST0 01S',
  'NL91 ABNA 0417 1643 00',
  'NO93 8601 1117 947',
  'PL61 1090 1014 0000 0712 1981 2874',
  'PT50 0002 0123 1234 5678 9015 4',
  'SE45 5000 0000 0583 9825 7466',
  'XK05 1212 0123 4567 8906',
];

describe('an IBAN (CO-13)', () => {
  it.each(EXAMPLES)('%s is accepted, with spaces and without', (text) => {
    const value = text.replaceAll(' ', '');
    expect(checkIban(text)).toEqual({ ok: true, value });
    expect(checkIban(value.toLowerCase())).toEqual({ ok: true, value });
    expect(formatIban(value)).toBe(text);
  });

  it.each([
    ['BE68 5390 0754 7035', 'checkDigit', 'one digit off'],
    ['BE69 5390 0754 7034', 'checkDigit', 'other check digits'],
    ['BE70 5390 0754 7035 ', 'checkDigit', 'one digit off and the check digits made for it'],
    ['BE68 5390 0754 703', 'length', 'too short'],
    ['BE68 5390 0754 70344', 'length', 'too long'],
    ['BE', 'length', 'a country alone'],
    ['BE6', 'length', 'hardly begun'],
    ['BEXX', 'characters', 'letters for check digits'],
    ['BE68 X390 0754 7034', 'characters', 'a letter first in a Belgian one'],
    ['BE68 5390 0754 703X', 'characters', 'a letter in a Belgian one'],
    ['BE68_5390_0754_7034', 'characters', 'other separators'],
    ['XX68 5390 0754 7034', 'country', 'no country'],
    ['5390 0754 7034', 'characters', 'without its country'],
    ['US68 5390 07', 'length', 'too short for any country'],
    ['', 'empty', 'nothing'],
  ])('%j is refused by %s: %s', (text, reason) => {
    expect(checkIban(text)).toEqual({ ok: false, reason });
  });

  it('of Belgium is checked inside as well', () => {
    expect(checkIban(belgianOf('539007547035'))).toEqual({ ok: false, reason: 'checkDigit' });
    expect(checkIban(belgianOf('539007547034'))).toMatchObject({ ok: true });
    expect(checkIban(belgianOf('000000000000'))).toEqual({ ok: false, reason: 'checkDigit' });
    expect(checkIban(belgianOf('000000000097'))).toMatchObject({ ok: true });
  });

  it.each([
    [14, false],
    [15, true],
    [34, true],
    [35, false],
  ])('of a country whose length is not known may be of %i characters: %s', (length, ok) => {
    const account = '7'.repeat(length - 4);
    expect(checkIban(`US${checkDigits(`US${account}`)}${account}`).ok).toBe(ok);
  });

  it('whose check digits are 00, 01 or 99 is refused, although the remainder is right', () => {
    fc.assert(
      fc.property(digits(18), (account) => {
        const check = Number(checkDigits(`DE${account}`));
        const twin = check >= 97 ? check - 97 : check === 2 ? 99 : undefined;
        fc.pre(twin !== undefined);
        expect(checkIban(`DE${String(twin).padStart(2, '0')}${account}`)).toMatchObject({
          reason: 'checkDigit',
        });
      }),
    );
  });

  it('built by the rule passes, and fails with one digit changed', () => {
    const iban = fc
      .tuple(fc.constantFrom(['DE', 18], ['AT', 16], ['DK', 14], ['PL', 24]), digits(24))
      .map(([[country, length], account]) => {
        const bban = account.slice(0, Number(length));
        return `${country}${checkDigits(`${country}${bban}`)}${bban}`;
      });
    fc.assert(
      fc.property(oneDigitChanged(iban), ({ text, changed }) => {
        expect(checkIban(text)).toEqual({ ok: true, value: text });
        expect(checkIban(changed)).toEqual({ ok: false, reason: 'checkDigit' });
        expect(normaliseIban(formatIban(text))).toBe(text);
      }),
    );
  });
});

function checkDigits(countryAndAccount: string): string {
  const [country, account] = [countryAndAccount.slice(0, 2), countryAndAccount.slice(2)];
  const number = [...`${account}${country}00`].map((character) => Number.parseInt(character, 36)).join('');
  return String(98n - (BigInt(number) % 97n)).padStart(2, '0');
}

function belgianOf(account: string): string {
  return `BE${checkDigits(`BE${account}`)}${account}`;
}

describe('a country (CO-13)', () => {
  it.each([
    ['BE', 'BE'],
    [' fr ', 'FR'],
    ['xk', undefined],
    ['EU', undefined],
    ['UK', undefined],
    ['AN', undefined],
  ])('%j gives %s', (text, value) => {
    expect(checkCountry(text)).toEqual(
      value === undefined ? { ok: false, reason: 'country' } : { ok: true, value },
    );
  });

  it('is refused for what it is', () => {
    expect(checkCountry('')).toEqual({ ok: false, reason: 'empty' });
    expect(checkCountry('BEL')).toEqual({ ok: false, reason: 'length' });
    expect(checkCountry('B1')).toEqual({ ok: false, reason: 'characters' });
  });

  it('is one of 249, each known by name to the platform', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    expect(new Set(COUNTRIES).size).toBe(249);
    expect(COUNTRIES.filter((code) => names.of(code) === undefined)).toEqual([]);
  });
});
