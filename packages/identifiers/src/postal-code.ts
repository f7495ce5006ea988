import { digitFault } from './digits.ts';
import { accept, type CheckResult, refuse } from './result.ts';

/** Without spaces around, and without the country before it (`B-1000`). */
export function normalisePostalCode(text: string): string {
  return text.trim().replace(/^BE?[\s-]*(?=[0-9])/i, '');
}

/**
 * A Belgian postal code, 1000 to 9992. The stand-ins that some forms use for "abroad" (9999) and "not known"
 * (999) are no postal codes.
 */
export function checkPostalCode(text: string): CheckResult {
  const digits = normalisePostalCode(text);
  const fault = digitFault(digits, 4);
  if (fault) return fault;
  return Number(digits) >= 1000 && Number(digits) <= 9992 ? accept(digits) : refuse('range');
}
