/** Days of a month, 1 to 12; 0 for a month that is none. */
export function daysInMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  // Day 0 of the next month is the last of this one; UTC, so that no time zone moves it.
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `YYYY-MM-DD`; undefined for a day that does not exist. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}
