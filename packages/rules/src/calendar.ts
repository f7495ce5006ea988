/**
 * Calendar-day arithmetic on the proleptic Gregorian calendar, with no clock and no time zone.
 * A day is a whole number: days since 1970-01-01. The years that count are 1 to 9999.
 */

export interface YearMonthDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

const DAY_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_PER_ERA = 146_097;
/** Days from 0000-03-01, where the cycle of 400 years starts, to 1970-01-01. */
const DAYS_TO_1970 = 719_468;

/** True where the year has a 29 February. */
function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The number of days of a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day number of a date that exists. */
export function toDayNumber({ year, month, day }: YearMonthDay): number {
  // Years that begin on 1 March put the leap day last, so that month lengths follow one formula.
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_1970;
}

/** The date of a day number. */
export function fromDayNumber(dayNumber: number): YearMonthDay {
  const shifted = dayNumber + DAYS_TO_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Day number of a `YYYY-MM-DD` text; undefined for a text that is no date, such as one half typed. */
export function parseDay(text: string): number | undefined {
  const match = DAY_TEXT.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return toDayNumber({ year, month, day });
}

/** `YYYY-MM-DD` of a day number. */
export function formatDay(dayNumber: number): string {
  const { year, month, day } = fromDayNumber(dayNumber);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const FIRST_DAY = toDayNumber({ year: 1, month: 1, day: 1 });
const LAST_DAY = toDayNumber({ year: 9999, month: 12, day: 31 });

/** The day `count` days later; undefined outside the years 1 to 9999. */
export function addDays(dayNumber: number, count: number): number | undefined {
  const sum = dayNumber + count;
  return sum >= FIRST_DAY && sum <= LAST_DAY ? sum : undefined;
}

/** The same day `count` months later, or that month's last day where it is shorter: 31 January + 1 is 28 or 29 February. */
export function addMonths(dayNumber: number, count: number): number | undefined {
  const start = fromDayNumber(dayNumber);
  const months = start.year * 12 + (start.month - 1) + count;
  const year = Math.floor(months / 12);
  if (year < 1 || year > 9999) return undefined;
  const month = months - year * 12 + 1;
  return toDayNumber({ year, month, day: Math.min(start.day, daysInMonth(year, month)) });
}

/** Whole years from one day to another, as in an age: who was born on 29 February is a year older on 1 March. */
export function yearsBetween(from: number, to: number): number {
  if (to < from) return -yearsBetween(to, from);
  const [a, b] = [fromDayNumber(from), fromDayNumber(to)];
  const reached = b.month > a.month || (b.month === a.month && b.day >= a.day);
  return b.year - a.year - (reached ? 0 : 1);
}
