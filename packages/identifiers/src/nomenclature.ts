import { digitFault, withoutSeparators } from './digits.ts';
import { accept, type CheckResult, refuse } from './result.ts';

/** The two codes of one service: outside hospital and in hospital. */
export interface NomenclaturePair {
  readonly ambulatory: string;
  readonly hospitalised: string;
}

/** Digits alone. */
export function normaliseNomenclature(text: string): string {
  return withoutSeparators(text);
}

/** Nomenclature codes are written as six digits, nothing between. */
export function formatNomenclature(text: string): string {
  return normaliseNomenclature(text);
}

function withCheckDigit(stem: number): string {
  return `${String(stem).padStart(5, '0')}${stem % 7}`;
}

/**
 * A code of six digits. That the last is the remainder by 7 of the others holds for every code seen, though no
 * text says so: a wrong one is a warning. A remainder by 7 is never 7, 8 or 9: that is refused.
 */
export function checkNomenclature(text: string): CheckResult {
  const digits = normaliseNomenclature(text);
  const fault = digitFault(digits, 6);
  if (fault) return fault;
  if (Number(digits.slice(5)) > 6) return refuse('checkDigit');
  return withCheckDigit(Number(digits.slice(0, 5))) === digits
    ? accept(digits)
    : accept(digits, 'checkDigit');
}

/**
 * The pair that a code belongs to, by its stem of five digits: odd is ambulatory, the even one after it
 * hospitalised. Not every code has its counterpart in the nomenclature. Undefined for a code that is wrong.
 */
export function nomenclaturePair(text: string): NomenclaturePair | undefined {
  const checked = checkNomenclature(text);
  if (!checked.ok || checked.warnings) return undefined;
  const stem = Number(checked.value.slice(0, 5));
  const odd = stem % 2 === 1 ? stem : stem - 1;
  if (odd < 1 || odd >= 99_999) return undefined;
  return { ambulatory: withCheckDigit(odd), hospitalised: withCheckDigit(odd + 1) };
}
