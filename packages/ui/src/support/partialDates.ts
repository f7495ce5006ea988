import { formatDay, parseDay } from './dates.ts';

const year = /^\d{4}$/;
const isoMonth = /^(\d{4})-(\d{1,2})$/;
const monthFirst = /^(\d{1,2})[./\-\s]+(\d{4})$/;
const sixDigits = /^(\d{2})((?:19|20)\d{2})$/;

const isMonth = (month: string) => Number(month) >= 1 && Number(month) <= 12;
const monthOf = (years: string | undefined, month: string | undefined) =>
  years !== undefined && month !== undefined && isMonth(month)
    ? `${years}-${month.padStart(2, '0')}`
    : undefined;

/**
 * The year, the month or the day that this text means, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: `2026`, `2/2026` and
 * `1/2/2026`. Six digits are a day (`010226`), unless they are none and end in a year (`022026`). Text that is none of
 * them stays text; no text is no value.
 */
export function parsePartialDate(
  text: string,
  thisYear: number = new Date().getFullYear(),
): string | undefined {
  const trimmed = text.trim();
  if (year.test(trimmed) && Number(trimmed) > 0) return trimmed;
  const iso = isoMonth.exec(trimmed);
  if (iso) return monthOf(iso[1], iso[2]) ?? trimmed;
  const separated = monthFirst.exec(trimmed);
  if (separated) return monthOf(separated[2], separated[1]) ?? trimmed;
  const day = parseDay(trimmed, thisYear);
  // No day of six digits ends so: its month would be 19 or 20.
  const digits = sixDigits.exec(trimmed);
  return digits ? (monthOf(digits[2], digits[1]) ?? day) : day;
}

/** A partial date as 2026, 02/2026 or 01/02/2026; other text as it is. */
export function formatPartialDate(value: string | undefined): string {
  const month = /^(\d{4})-(\d{2})$/.exec(value ?? '');
  return month && isMonth(month[2] ?? '') ? `${month[2]}/${month[1]}` : formatDay(value);
}
