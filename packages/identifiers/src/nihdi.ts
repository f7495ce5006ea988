import { complementOf, digitFault, grouped, withoutSeparators } from './digits.ts';
import { accept, type CheckResult, refuse, type Warning } from './result.ts';

/** Digits alone: `1-87497-04-477` gives `18749704477`. */
export function normaliseNihdi(text: string): string {
  return withoutSeparators(text);
}

/** `1-87497-04-477`; a text that is not of 11 digits loses its separators only. */
export function formatNihdiProfessional(text: string): string {
  return grouped(normaliseNihdi(text), [1, 5, 2, 3], ['-', '-', '-']);
}

/** `710-004-36`; with its three extra digits `710-004-36-000`. */
export function formatNihdiInstitution(text: string): string {
  const digits = normaliseNihdi(text);
  return digits.length === 11
    ? grouped(digits, [3, 3, 2, 3], ['-', '-', '-'])
    : grouped(digits, [3, 3, 2], ['-', '-']);
}

function checksBy(digits: string, modulus: number): boolean {
  return complementOf(Number(digits.slice(0, 6)), modulus) === digits.slice(6, 8);
}

/**
 * A care provider's number: profession and serial (6), check (2), qualification (3). Since the numbers by 97 ran
 * out, they are given out by 89 too (nurses 2012, doctors 2019); other rules are not published, so that a number
 * that follows neither is accepted with a warning.
 */
export function checkNihdiProfessional(text: string): CheckResult {
  const digits = normaliseNihdi(text);
  const fault = digitFault(digits, 11);
  if (fault) return fault;
  const warnings: Warning[] = [];
  if (digits.startsWith('0')) warnings.push('profession');
  if (!checksBy(digits, 97) && !checksBy(digits, 89)) warnings.push('checkDigit');
  return accept(digits, ...warnings);
}

/** An institution's number: 6 digits and 2 of check by 97; sometimes written with 3 more. */
export function checkNihdiInstitution(text: string): CheckResult {
  const digits = normaliseNihdi(text);
  const fault = digitFault(digits, 8, 11);
  if (fault) return fault;
  return checksBy(digits, 97) ? accept(digits) : refuse('checkDigit');
}
