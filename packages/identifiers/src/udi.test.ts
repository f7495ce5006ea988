import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digits, oneDigitChanged } from '../test/arbitrary.ts';
import { checkUdi, normaliseUdi, parseUdi } from './index.ts';

const TODAY = '2026-11-22';
const GS = '\u001D';
const GTIN = '00643169007222';
const read = { ok: true, issuer: 'gs1', gtin: GTIN, expiry: '2027-05-31', lot: 'A12', serial: 'SN9' };
const VALUE = `(01)${GTIN}(17)270531(10)A12(21)SN9`;

describe('the UDI of a device (CO-13)', () => {
  it.each([
    ['with parentheses', VALUE],
    ['with spaces between', ` (01) ${GTIN} (17) 270531 (10) A12 (21) SN9 `],
    ['from a scanner', `01${GTIN}1727053110A12${GS}21SN9`],
    ['from a scanner that begins with FNC1', `${GS}01${GTIN}1727053110A12${GS}21SN9`],
    ['from a scanner that names the symbol', `]d201${GTIN}1727053110A12${GS}21SN9`],
    ['from a scanner that separates everything', `]C101${GTIN}${GS}17270531${GS}10A12${GS}21SN9`],
    ['from a scanner that spells FNC1', `01${GTIN}1727053110A12<GS>21SN9`],
    ['from a scanner that draws FNC1', `01${GTIN}1727053110A12\u241D21SN9`],
  ])('is read %s', (_, text) => {
    expect(parseUdi(text, TODAY)).toEqual({ ...read, value: VALUE });
    expect(checkUdi(text, TODAY)).toEqual({ ok: true, value: VALUE });
  });

  it('is read in any order, and kept in it', () => {
    const text = `(17)270531(21)SN9(01)${GTIN}(10)A12`;
    expect(parseUdi(text, TODAY)).toEqual({ ...read, value: text });
  });

  it('may have a date of manufacture, and elements that are kept unread', () => {
    expect(parseUdi(`(01)${GTIN}(11)260101(21)S(240)X/1`, TODAY)).toEqual({
      ok: true,
      value: `(01)${GTIN}(11)260101(21)S(240)X/1`,
      issuer: 'gs1',
      gtin: GTIN,
      manufactured: '2026-01-01',
      serial: 'S',
    });
    expect(parseUdi(`(01)${GTIN}(10)L(8200)example`, TODAY)).toMatchObject({ ok: true, lot: 'L' });
  });

  it('may have letters in its lot that look like an identifier', () => {
    expect(parseUdi(`01${GTIN}10172104${GS}2110`, TODAY)).toMatchObject({ lot: '172104', serial: '10' });
  });

  it.each([
    ['270500', '2027-05-31', 'day 00 is the last of the month'],
    ['280200', '2028-02-29', 'of a leap year too'],
    ['000101', '2000-01-01', 'this century'],
    ['760101', '2076-01-01', 'fifty years ahead'],
    ['770101', '1977-01-01', 'fifty-one years ahead is the last century'],
  ])('expires by %s on %s: %s', (digitsOfDate, expiry) => {
    expect(parseUdi(`(01)${GTIN}(17)${digitsOfDate}(10)L`, TODAY)).toMatchObject({ expiry });
  });

  it('near the end of a century expires in the next', () => {
    expect(parseUdi(`(01)${GTIN}(17)010101(10)L`, '2099-01-01')).toMatchObject({ expiry: '2101-01-01' });
    expect(parseUdi(`(01)${GTIN}(17)490101(10)L`, '2099-01-01')).toMatchObject({ expiry: '2149-01-01' });
    expect(parseUdi(`(01)${GTIN}(17)990101(10)L`)).toMatchObject({ expiry: '2099-01-01' });
    expect(parseUdi(`(01)${GTIN}(17)000101(10)L`)).toMatchObject({ expiry: '2000-01-01' });
  });

  it.each([
    ['', 'empty'],
    ['(01)00643169007223(10)A', 'checkDigit'],
    [`01${GTIN.slice(0, 13)}310A`, 'checkDigit'],
    ['(01)0643169007222(10)A', 'length'],
    ['(01)006431690072220(10)A', 'length'],
    ['(01)0064316900722X(10)A', 'characters'],
    [`(01)${GTIN}(17)271301(10)A`, 'date'],
    [`(01)${GTIN}(17)270230(10)A`, 'date'],
    [`(01)${GTIN}(11)270230(10)A`, 'date'],
    [`(01)${GTIN}(17)27053(10)A`, 'length'],
    [`(01)${GTIN}(10)${'A'.repeat(21)}`, 'length'],
    [`(01)${GTIN}(10)`, 'length'],
    [`(01)${GTIN}(10)é`, 'characters'],
    [`(01)${GTIN}(10)A(10)B`, 'parts'],
    ['(17)270531(10)A', 'parts'],
    [`01${GTIN}99`, 'length'],
    [`01${GTIN}0512`, 'parts'],
    ['hello', 'parts'],
    [`x(01)${GTIN}`, 'parts'],
    [`(01)${GTIN}(`, 'length'],
    [`(01)${GTIN}(10)A é`, 'characters'],
    ['+$$52001510X3/16D20111212G', 'parts'],
  ])('%j is refused by %s', (text, reason) => {
    expect(parseUdi(text, TODAY)).toEqual({ ok: false, reason });
  });

  it.each([
    [GTIN, GTIN],
    ['643169007222', '00643169007222'],
    ['4006381333931', '04006381333931'],
    ['96385074', '00000096385074'],
  ])('may be the GTIN %s alone, with a warning', (text, gtin) => {
    expect(parseUdi(text)).toEqual({
      ok: true,
      value: `(01)${gtin}`,
      issuer: 'gs1',
      gtin,
      warnings: ['deviceOnly'],
    });
    expect(checkUdi(text)).toEqual({ ok: true, value: `(01)${gtin}`, warnings: ['deviceOnly'] });
  });

  it.each([
    ['+A123BJC5D6E71G', 'hibcc'],
    ['=/A9999XYZ100T0944=,000025=A99971312345600=>014032', 'iccbba'],
  ])('%s of another issuer is kept as it is, with a warning', (text, issuer) => {
    expect(parseUdi(text)).toEqual({ ok: true, value: text, issuer, warnings: ['unparsed'] });
  });

  it.each([
    ['00', 18],
    ['02', 14],
    ['11', 6],
    ['12', 6],
    ['13', 6],
    ['15', 6],
    ['16', 6],
    ['20', 2],
    ['410', 13],
    ['414', 13],
    ['422', 3],
    ['7003', 10],
  ])('ends the element %s after its %i digits, without a separator', (identifier, length) => {
    // Such as 01010: a date where the element is one.
    const value = '01'.repeat(length).slice(0, length - 1);
    expect(parseUdi(`01${GTIN}${identifier}${value}110L`)).toMatchObject({ ok: true, lot: 'L' });
    expect(parseUdi(`(01)${GTIN}(${identifier})${value}(10)L`)).toEqual({ ok: false, reason: 'length' });
    expect(parseUdi(`(01)${GTIN}(${identifier})${value}x(10)L`)).toEqual({ ok: false, reason: 'characters' });
  });

  it.each([
    ['10', 20],
    ['21', 20],
    ['22', 20],
    ['235', 28],
    ['240', 30],
    ['241', 30],
    ['242', 6],
    ['250', 30],
    ['251', 30],
    ['30', 8],
    ['37', 8],
    ['400', 30],
    ['710', 20],
    ['711', 20],
    ['712', 20],
    ['713', 20],
    ['714', 20],
    ['8012', 20],
    ['8013', 25],
    ['90', 90],
    ['99', 90],
  ])('takes up to %2$i characters in the element %1$s, and a separator after it', (identifier, length) => {
    const whole = '0'.repeat(length);
    expect(parseUdi(`01${GTIN}${identifier}${whole}${GS}17270531`)).toMatchObject({ expiry: '2027-05-31' });
    expect(parseUdi(`01${GTIN}${identifier}${whole}0${GS}17270531`)).toEqual({ ok: false, reason: 'length' });
  });

  const gtin = digits(13).map((thirteen) => {
    const sum = [...thirteen].reduce(
      (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1),
      0,
    );
    return `${thirteen}${(10 - (sum % 10)) % 10}`;
  });

  it('built by the rule passes, and fails with one digit of its GTIN changed', () => {
    fc.assert(
      fc.property(oneDigitChanged(gtin), ({ text, changed }) => {
        expect(parseUdi(`(01)${text}(21)S`)).toMatchObject({ ok: true, gtin: text });
        expect(parseUdi(`(01)${changed}(21)S`)).toEqual({ ok: false, reason: 'checkDigit' });
      }),
    );
  });

  it('says the same with parentheses and from a scanner, and is normalised once for all', () => {
    const part = fc.stringMatching(/^[A-Z0-9/-]{1,20}$/);
    fc.assert(
      fc.property(gtin, part, part, (device, lot, serial) => {
        const written = parseUdi(`(01)${device}(10)${lot}(21)${serial}`, TODAY);
        expect(written).toMatchObject({ ok: true, gtin: device, lot, serial });
        expect(parseUdi(`01${device}10${lot}${GS}21${serial}`, TODAY)).toEqual(written);
        const normalised = normaliseUdi(`01${device}10${lot}${GS}21${serial}`);
        expect(normaliseUdi(normalised)).toBe(normalised);
      }),
    );
  });
});
