import { isoDate } from './dates.ts';
import { complementOf, digitFault, grouped, withoutSeparators } from './digits.ts';
import { accept, type CheckResult, refuse } from './result.ts';

/** What a national or BIS number tells of its holder. Of a BIS number it is the best known at the time, no more. */
export interface NissFacts {
  /** `YYYY-MM-DD`; absent where the day or month was not known. */
  readonly birthDate?: string;
  /** Absent for a BIS number given out before the sex was known. */
  readonly sex?: 'male' | 'female';
  readonly isBis: boolean;
}

interface Parts {
  readonly year: number;
  /** 0 where it is not known. */
  readonly month: number;
  readonly day: number;
  readonly sequence: number;
  readonly register: 'national' | 'bisWithoutSex' | 'bisWithSex';
}

/** The register by how much is added to the month: 0, 20 or 40 (royal decree of 8 February 1991, article 2). */
const REGISTERS = ['national', 'bisWithoutSex', 'bisWithSex'] as const;
const MONTHS_PER_REGISTER = 20;

/** The century in which the check digits hold: they are computed on "2" and the nine digits for births from 2000 on. */
function centuryOf(digits: string): number | undefined {
  const [number, check] = [Number(digits.slice(0, 9)), digits.slice(9)];
  if (complementOf(number, 97) === check) return 1900;
  return complementOf(2_000_000_000 + number, 97) === check ? 2000 : undefined;
}

function partsOf(digits: string, century: number): Parts | undefined {
  const writtenMonth = Number(digits.slice(2, 4));
  const register = REGISTERS[Math.floor(writtenMonth / MONTHS_PER_REGISTER)];
  const month = writtenMonth % MONTHS_PER_REGISTER;
  if (register === undefined || month > 12) return undefined;
  return {
    year: century + Number(digits.slice(0, 2)),
    month,
    day: Number(digits.slice(4, 6)),
    sequence: Number(digits.slice(6, 9)),
    register,
  };
}

/** Month 00, or day 00, says "not known"; beside month 00 the day is a mere counter. */
function hasNoDay({ month, day }: Parts): boolean {
  return month === 0 || day === 0;
}

function isFuture({ year, month, day }: Parts, today: string): boolean {
  const [thisYear = 0, thisMonth = 0, thisDay = 0] = today.split('-').map(Number);
  if (year !== thisYear || month === 0) return year > thisYear;
  return month === thisMonth ? day > thisDay : month > thisMonth;
}

/** Digits alone: `85.04.02-169.32` gives `85040216932`. */
export function normaliseNiss(text: string): string {
  return withoutSeparators(text);
}

/** `85.04.02-169.32`; a text that is not of 11 digits loses its separators only. */
export function formatNiss(text: string): string {
  return grouped(normaliseNiss(text), [2, 2, 2, 3, 2], ['.', '.', '-', '.']);
}

/**
 * Checks a national number or BIS number. `today` (`YYYY-MM-DD`, Europe/Brussels) is needed to refuse a birth
 * still to come; without it that is not looked at.
 */
export function checkNiss(text: string, today?: string): CheckResult {
  const digits = normaliseNiss(text);
  const fault = digitFault(digits, 11);
  if (fault) return fault;
  const century = centuryOf(digits);
  if (century === undefined) return refuse('checkDigit');
  const parts = partsOf(digits, century);
  if (!parts) return refuse('date');
  if (!hasNoDay(parts) && isoDate(parts.year, parts.month, parts.day) === undefined) return refuse('date');
  if (today !== undefined && isFuture(parts, today)) return refuse('future');
  return parts.sequence === 0 || parts.sequence === 999 ? refuse('sequence') : accept(digits);
}

/** The birth date and sex that a number carries; none of a number that is wrong. */
export function nissFacts(text: string): NissFacts {
  const checked = checkNiss(text);
  const century = checked.ok ? centuryOf(checked.value) : undefined;
  const parts = checked.ok && century !== undefined ? partsOf(checked.value, century) : undefined;
  if (!parts) return { isBis: false };
  const birthDate = hasNoDay(parts) ? undefined : isoDate(parts.year, parts.month, parts.day);
  const sex = parts.sequence % 2 === 1 ? 'male' : 'female';
  return {
    isBis: parts.register !== 'national',
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(parts.register === 'bisWithoutSex' ? {} : { sex }),
  };
}
