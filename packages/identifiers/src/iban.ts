import { COUNTRIES } from './country.ts';
import { grouped } from './digits.ts';
import { accept, type CheckResult, refuse } from './result.ts';

/** Length of an account number by country, from the registry of ISO 13616. */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ' +
    'ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 ' +
    'LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 ' +
    'QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const SHORTEST = 15;
const LONGEST = 34;
const countries: ReadonlySet<string> = new Set(COUNTRIES);

/** Remainder by 97 of a number written with letters as 10 to 35 (ISO 7064), digit by digit: it is too long for a number. */
function remainderOf97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    for (const digit of String(Number.parseInt(character, 36)))
      remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder;
}

/** The last two of twelve digits are the remainder by 97 of the first ten, or 97 for a remainder of 0. */
export function checksAsBelgianAccount(digits: string): boolean {
  return (Number(digits.slice(0, 10)) % 97 || 97) === Number(digits.slice(10));
}

/** Capitals and digits without spaces. */
export function normaliseIban(text: string): string {
  return text.replace(/[\s.-]+/gu, '').toUpperCase();
}

/** In groups of four: `BE68 5390 0754 7034`. */
export function formatIban(text: string): string {
  const iban = normaliseIban(text);
  const groups = Array.from({ length: Math.ceil(iban.length / 4) }, (_, index) =>
    Math.min(4, iban.length - index * 4),
  );
  return grouped(
    iban,
    groups,
    groups.map(() => ' '),
  );
}

/** An account number of any country: its length where the country's is known, ISO 7064, and the inner check of a Belgian one. */
export function checkIban(text: string): CheckResult {
  const iban = normaliseIban(text);
  if (iban === '') return refuse('empty');
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]*$/.test(iban)) {
    return refuse(/^[A-Z0-9]+$/.test(iban) && iban.length < 4 ? 'length' : 'characters');
  }
  const country = iban.slice(0, 2);
  const length = LENGTHS.get(country);
  if (length === undefined && !countries.has(country)) return refuse('country');
  if (length === undefined ? iban.length < SHORTEST || iban.length > LONGEST : iban.length !== length) {
    return refuse('length');
  }
  if (country === 'BE' && !/^[0-9]+$/.test(iban.slice(4))) return refuse('characters');
  // 00, 01 and 99 leave the same remainders as 97, 98 and 02, and are never given out.
  const check = Number(iban.slice(2, 4));
  if (check < 2 || check > 98 || remainderOf97(iban.slice(4) + iban.slice(0, 4)) !== 1)
    return refuse('checkDigit');
  return country === 'BE' && !checksAsBelgianAccount(iban.slice(4)) ? refuse('checkDigit') : accept(iban);
}
