import { complementOf, digitFault, grouped, withoutSeparators } from './digits.ts';
import { accept, type CheckResult, refuse } from './result.ts';

/** Ten digits: the VAT prefix is dropped, and an old number of nine digits gets its leading 0. */
export function normaliseBce(text: string): string {
  const digits = withoutSeparators(text).replace(/^BE(?=[0-9])/i, '');
  return /^[0-9]{9}$/.test(digits) ? `0${digits}` : digits;
}

/** `0202.239.951`; a text that is not of 10 digits loses its separators only. */
export function formatBce(text: string): string {
  return grouped(normaliseBce(text), [4, 3, 3], ['.', '.']);
}

/** An enterprise number of the Crossroads Bank for Enterprises: 8 digits, the first 0 or 1, and 2 of check by 97. */
export function checkBce(text: string): CheckResult {
  const digits = normaliseBce(text);
  const fault = digitFault(digits, 10);
  if (fault) return fault;
  if (!/^[01]/.test(digits)) return refuse('range');
  return complementOf(Number(digits.slice(0, 8)), 97) === digits.slice(8)
    ? accept(digits)
    : refuse('checkDigit');
}
