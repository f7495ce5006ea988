import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complement, digits, oneDigitChanged } from '../test/arbitrary.ts';
import {
  checkBce,
  checkNihdiInstitution,
  checkNihdiProfessional,
  checkNomenclature,
  checkPostalCode,
  checkStructuredCommunication,
  formatBce,
  formatNihdiInstitution,
  formatNihdiProfessional,
  formatStructuredCommunication,
  nomenclaturePair,
  normaliseBce,
  normaliseNihdi,
  normaliseStructuredCommunication,
} from './index.ts';

const refused = (reason: string) => ({ ok: false, reason });
const accepted = (value: string) => ({ ok: true, value });

describe('a NIHDI number of a care provider (CO-13)', () => {
  it.each(['18749704477', '11530231003', '18749726477'])('%s is accepted', (number) => {
    expect(checkNihdiProfessional(number)).toEqual(accepted(number));
  });

  it('of check digits by no known rule is accepted with a warning', () => {
    expect(checkNihdiProfessional('99999999999')).toEqual({
      ...accepted('99999999999'),
      warnings: ['checkDigit'],
    });
    expect(checkNihdiProfessional('08749704477')).toMatchObject({
      ok: true,
      warnings: ['profession', 'checkDigit'],
    });
  });

  it.each([
    ['1874970447', 'length'],
    ['71000436', 'length'],
    ['1-87497-04-47X', 'characters'],
    ['', 'empty'],
  ])('%s is refused by %s', (number, reason) => {
    expect(checkNihdiProfessional(number)).toEqual(refused(reason));
  });

  it('is shown in its parts', () => {
    expect(formatNihdiProfessional('18749704477')).toBe('1-87497-04-477');
    expect(checkNihdiProfessional('1-87497-04-477')).toEqual(accepted('18749704477'));
  });

  it('built by 97 or by 89 passes without a warning', () => {
    const number = fc
      .tuple(fc.integer({ min: 100_000, max: 999_999 }), fc.constantFrom(97n, 89n), digits(3))
      .map(([first, modulus, last]) => `${first}${complement(BigInt(first), modulus)}${last}`);
    fc.assert(
      fc.property(number, (text) => {
        expect(checkNihdiProfessional(text)).toEqual(accepted(text));
        expect(normaliseNihdi(formatNihdiProfessional(text))).toBe(text);
      }),
    );
  });
});

describe('a NIHDI number of an institution (CO-13)', () => {
  it.each(['71000436', '71009641', '71000436000'])('%s is accepted', (number) => {
    expect(checkNihdiInstitution(number)).toEqual(accepted(number));
  });

  it.each([
    ['71000437', 'checkDigit'],
    ['7100043', 'length'],
    ['710004360', 'length'],
    ['7100043a', 'characters'],
    ['', 'empty'],
  ])('%s is refused by %s', (number, reason) => {
    expect(checkNihdiInstitution(number)).toEqual(refused(reason));
  });

  it('is shown in groups', () => {
    expect(formatNihdiInstitution('71000436')).toBe('710-004-36');
    expect(formatNihdiInstitution('71000436000')).toBe('710-004-36-000');
  });

  const number = digits(6).map((six) => six + complement(BigInt(six), 97n));
  it('built by the rule passes, and fails with one digit changed', () => {
    fc.assert(
      fc.property(oneDigitChanged(number), ({ text, changed }) => {
        expect(checkNihdiInstitution(text)).toEqual(accepted(text));
        expect(checkNihdiInstitution(changed)).toEqual(refused('checkDigit'));
        expect(normaliseNihdi(formatNihdiInstitution(text))).toBe(text);
      }),
    );
  });
});

describe('a nomenclature code (CO-13)', () => {
  it.each([
    '589890',
    '589901',
    '105092',
    '151012',
    '151023',
    '171835',
    '171846',
    '174370',
    '174381',
    '589676',
    '794496',
  ])('%s is accepted', (code) => {
    expect(checkNomenclature(code)).toEqual(accepted(code));
  });

  it.each([
    ['589897', 'checkDigit'],
    ['589898', 'checkDigit'],
    ['589899', 'checkDigit'],
    ['58989', 'length'],
    ['589890-589901', 'length'],
    ['58989x', 'characters'],
    ['', 'empty'],
  ])('%s is refused by %s', (code, reason) => {
    expect(checkNomenclature(code)).toEqual(refused(reason));
  });

  it('with another last digit is accepted with a warning', () => {
    expect(checkNomenclature('589891')).toEqual({ ...accepted('589891'), warnings: ['checkDigit'] });
  });

  it.each([
    ['589890', '589901'],
    ['174370', '174381'],
    ['174495', '174506'],
    ['589676', '589680'],
    ['794496', '794500'],
  ])('%s pairs with %s, from either side', (ambulatory, hospitalised) => {
    expect(nomenclaturePair(ambulatory)).toEqual({ ambulatory, hospitalised });
    expect(nomenclaturePair(hospitalised)).toEqual({ ambulatory, hospitalised });
  });

  it('that is doubtful has no pair', () => {
    for (const code of ['589891', '589899', 'x', '000000', '999994'])
      expect(nomenclaturePair(code)).toBeUndefined();
  });

  const code = fc
    .integer({ min: 0, max: 99_999 })
    .map((stem) => `${String(stem).padStart(5, '0')}${stem % 7}`);
  it('passes when built by the rule, and does not pass silently with one digit changed, unless by seven', () => {
    fc.assert(
      fc.property(oneDigitChanged(code), ({ text, changed, by }) => {
        expect(checkNomenclature(text)).toEqual(accepted(text));
        const result = checkNomenclature(changed);
        expect(result.ok && result.warnings === undefined).toBe(by % 7 === 0 && Number(changed[5]) < 7);
      }),
    );
  });
});

describe('an enterprise number (CO-13)', () => {
  it.each([
    ['0202239951', '0202239951'],
    ['1000000021', '1000000021'],
    ['0202.239.951', '0202239951'],
    ['BE 0202.239.951', '0202239951'],
    ['be0202239951', '0202239951'],
    ['202.239.951', '0202239951'],
  ])('%s is accepted', (text, value) => {
    expect(checkBce(text)).toEqual(accepted(value));
  });

  it.each([
    ['0425222333', 'checkDigit'],
    ['2000000042', 'range'],
    ['20223995', 'length'],
    ['FR0202239951', 'characters'],
    ['', 'empty'],
  ])('%s is refused by %s', (text, reason) => {
    expect(checkBce(text)).toEqual(refused(reason));
  });

  const number = fc
    .integer({ min: 0, max: 19_999_999 })
    .map((eight) => String(eight).padStart(8, '0') + complement(BigInt(eight), 97n));
  it('built by the rule passes, and fails with one digit changed', () => {
    fc.assert(
      fc.property(oneDigitChanged(number), ({ text, changed }) => {
        expect(checkBce(text)).toEqual(accepted(text));
        expect(checkBce(changed).ok).toBe(false);
        expect(formatBce(text)).toMatch(/^\d{4}\.\d{3}\.\d{3}$/);
        expect(normaliseBce(formatBce(text))).toBe(text);
      }),
    );
  });
});

describe('a structured communication', () => {
  it.each(['+++090/9337/55493+++', '***090/9337/55493***', '090933755493', '+++ 090 / 9337 / 55493 +++'])(
    '%s is accepted',
    (text) => {
      expect(checkStructuredCommunication(text)).toEqual(accepted('090933755493'));
    },
  );

  it.each([
    ['+++123/1234/12345+++', 'checkDigit'],
    ['000000000000', 'checkDigit'],
    ['+++090/9337/55493', 'characters'],
    ['090/9337/5549', 'length'],
    ['', 'empty'],
  ])('%s is refused by %s', (text, reason) => {
    expect(checkStructuredCommunication(text)).toEqual(refused(reason));
  });

  const communication = digits(10).map(
    (ten) => `${ten}${String(Number(BigInt(ten) % 97n) || 97).padStart(2, '0')}`,
  );
  it('built by the rule passes, and fails with one digit changed', () => {
    fc.assert(
      fc.property(oneDigitChanged(communication), ({ text, changed }) => {
        expect(checkStructuredCommunication(text)).toEqual(accepted(text));
        expect(checkStructuredCommunication(changed)).toEqual(refused('checkDigit'));
        expect(normaliseStructuredCommunication(formatStructuredCommunication(text))).toBe(text);
      }),
    );
  });
});

describe('a Belgian postal code (CO-13)', () => {
  it.each([
    ['1000', '1000'],
    ['9992', '9992'],
    [' 4000 ', '4000'],
    ['B-1000', '1000'],
    ['BE 1000', '1000'],
  ])('%j is accepted', (text, value) => {
    expect(checkPostalCode(text)).toEqual(accepted(value));
  });

  it.each([
    ['9999', 'range'],
    ['0999', 'range'],
    ['9993', 'range'],
    ['999', 'length'],
    ['10000', 'length'],
    ['10 00', 'characters'],
    ['', 'empty'],
  ])('%j is refused by %s', (text, reason) => {
    expect(checkPostalCode(text)).toEqual(refused(reason));
  });
});
