import { digitFault, grouped, withoutSeparators } from './digits.ts';
import { checksAsBelgianAccount } from './iban.ts';
import { accept, type CheckResult, refuse } from './result.ts';

/** Twelve digits, without the signs around and between. */
export function normaliseStructuredCommunication(text: string): string {
  return withoutSeparators(text).replace(/^(\+{3}|\*{3})([0-9]*)\1$/, '$2');
}

/** `+++090/9337/55493+++`; a text that is not of 12 digits loses its separators only. */
export function formatStructuredCommunication(text: string): string {
  const digits = normaliseStructuredCommunication(text);
  return /^[0-9]{12}$/.test(digits) ? `+++${grouped(digits, [3, 4, 5], ['/', '/'])}+++` : digits;
}

/** The communication of a Belgian transfer: ten digits and two of check by 97. */
export function checkStructuredCommunication(text: string): CheckResult {
  const digits = normaliseStructuredCommunication(text);
  const fault = digitFault(digits, 12);
  if (fault) return fault;
  return checksAsBelgianAccount(digits) ? accept(digits) : refuse('checkDigit');
}
