const isoDay = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const separated = /^(\d{1,2})[./\-\s]+(\d{1,2})[./\-\s]+(\d{4}|\d{2})$/;
const digits = /^(\d{2})(\d{2})(\d{4}|\d{2})$/;

function isoOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 0;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}

/** Two digits mean the century in which the date is at most ten years ahead: a birth in 85, an expiry in 31. */
function fullYear(text: string, thisYear: number): number {
  const year = Number(text);
  if (text.length > 2) return year;
  const century = Math.floor(thisYear / 100) * 100;
  return century + year <= thisYear + 10 ? century + year : century - 100 + year;
}

/**
 * The calendar day that this text means, as `YYYY-MM-DD`: `01022026`, `1/2/26`, `01.02.2026` and `2026-02-01` are the
 * first of February. Text that is no day (yet) stays text, so that nothing typed is lost; no text is no value.
 */
export function parseDay(text: string, thisYear: number = new Date().getFullYear()): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const iso = isoDay.exec(trimmed);
  if (iso) return isoOf(Number(iso[1]), Number(iso[2]), Number(iso[3])) ?? trimmed;
  const parts = separated.exec(trimmed) ?? digits.exec(trimmed);
  if (!parts) return trimmed;
  return isoOf(fullYear(parts[3] ?? '', thisYear), Number(parts[2]), Number(parts[1])) ?? trimmed;
}

/** Whether the text is a calendar day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string | undefined): text is string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '');
  return parts !== null && isoOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== undefined;
}

/** A calendar day as dd/mm/yyyy; other text as it is. */
export function formatDay(value: string | undefined): string {
  if (value === undefined) return '';
  return isDay(value) ? `${value.slice(8, 10)}/${value.slice(5, 7)}/${value.slice(0, 4)}` : value;
}
