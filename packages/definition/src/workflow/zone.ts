import { parseDay } from '@greffe/rules/calendar';
import type { LocalDate } from '../types.ts';
import type { Instant } from './types.ts';

/** A point of the calendar in Brussels: the day's number, and the milliseconds since its 00:00 by the clock on the wall. */
export interface WallTime {
  readonly day: number;
  readonly ofDay: number;
}

const MS_PER_DAY = 86_400_000;

// Made once: making one costs more than a whole decision of the workflow.
const wallClock = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Europe/Brussels',
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  era: 'short',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

/**
 * Milliseconds since 1970 of an instant in ISO 8601, with its offset.
 * @throws RangeError for what is no instant.
 */
export function epochOf(instant: Instant): number {
  const epoch = /[zZ]$|[+-]\d{2}:\d{2}$/.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(epoch)) throw new RangeError(`"${instant}" is no instant with its offset.`);
  return epoch;
}

/** The instant as this format writes it: UTC, with milliseconds. */
export function instantOf(epoch: number): Instant {
  return new Date(epoch).toISOString();
}

/** What a clock in Brussels is ahead of UTC at that moment, in milliseconds. */
function offsetAt(epoch: number): number {
  const parts: Record<string, string> = {};
  for (const { type, value } of wallClock.formatToParts(epoch)) parts[type] = value;
  const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year);
  const wall = new Date(0);
  // Not Date.UTC: it takes the years 0 to 99 for those of the last century.
  wall.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
  wall.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
  return wall.getTime() - Math.floor(epoch / 1000) * 1000;
}

/** What the calendar and the clock in Brussels show. */
export function wallTimeOf(epoch: number): WallTime {
  const wall = epoch + offsetAt(epoch);
  const day = Math.floor(wall / MS_PER_DAY);
  return { day, ofDay: wall - day * MS_PER_DAY };
}

/**
 * The moment at which Brussels shows this. An hour that comes twice (in October) is the first; one that is left out
 * (in March) is as long after the change as it would have been.
 */
export function epochOfWallTime({ day, ofDay }: WallTime): number {
  const wall = day * MS_PER_DAY + ofDay;
  // The zone changes at most once within a day before and after.
  const [before, after] = [offsetAt(wall - MS_PER_DAY), offsetAt(wall + MS_PER_DAY)];
  const early = wall - before;
  if (before === after || offsetAt(early) === before) return early;
  const late = wall - after;
  return offsetAt(late) === after ? late : early;
}

/** The day in Europe/Brussels of an instant (ISO 8601 with its offset). */
export function brusselsDay(instant: Instant): LocalDate {
  return instantOf(wallTimeOf(epochOf(instant)).day * MS_PER_DAY).slice(0, 10);
}

/**
 * The instant at which a day begins in Europe/Brussels.
 * @throws RangeError for what is no day.
 */
export function brusselsMidnight(day: LocalDate): Instant {
  const number = parseDay(day);
  if (number === undefined) throw new RangeError(`"${day}" is no day.`);
  return instantOf(epochOfWallTime({ day: number, ofDay: 0 }));
}
