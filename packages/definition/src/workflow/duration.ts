import { addDays, addMonths } from '@greffe/rules/calendar';
import type { Duration, Instant } from './types.ts';
import { epochOf, epochOfWallTime, instantOf, wallTimeOf } from './zone.ts';

/** The parts of a duration: whole numbers, none below zero. */
export interface DurationParts {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  /** It reaches back. */
  readonly negative: boolean;
}

const DURATION =
  /^(?<sign>-)?P(?=\d|T\d)(?:(?<years>\d+)Y)?(?:(?<months>\d+)M)?(?:(?<weeks>\d+)W)?(?:(?<days>\d+)D)?(?:T(?=\d)(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+)S)?)?$/;

/** Nothing in a registry waits longer, and no sum with it leaves the calendar. */
const LONGEST_DAYS = 36_600;
const MS_PER_SECOND = 1000;

/** The parts of a duration in ISO 8601; undefined for what is none, or is longer than a hundred years. */
export function parseDuration(text: Duration): DurationParts | undefined {
  const groups = DURATION.exec(text)?.groups;
  if (!groups) return undefined;
  const part = (name: string) => Number(groups[name] ?? 0);
  const parts: DurationParts = {
    years: part('years'),
    months: part('months'),
    weeks: part('weeks'),
    days: part('days'),
    hours: part('hours'),
    minutes: part('minutes'),
    seconds: part('seconds'),
    negative: groups.sign !== undefined,
  };
  return longestDays(parts) <= LONGEST_DAYS ? parts : undefined;
}

function longestDays({ years, months, weeks, days, hours, minutes, seconds }: DurationParts): number {
  return years * 366 + months * 31 + weeks * 7 + days + hours / 24 + minutes / 1440 + seconds / 86_400;
}

/** Whether a duration leads to a later moment, whenever it starts. */
export function isForward(parts: DurationParts): boolean {
  return !parts.negative && longestDays(parts) > 0;
}

/**
 * The instant that a duration leads to. Years, months, weeks and days are the calendar's in Europe/Brussels: the same
 * time by the clock on the wall, whatever summer time does in between, and the last day of a month that is shorter.
 * What stands behind the `T` is elapsed time, counted from there.
 * @throws RangeError for what is no duration or no instant, and outside the years 1 to 9999.
 */
export function addDuration(instant: Instant, duration: Duration): Instant {
  const parts = parseDuration(duration);
  if (!parts) throw new RangeError(`"${duration}" is no duration of at most a hundred years.`);
  const sign = parts.negative ? -1 : 1;
  const months = sign * (parts.years * 12 + parts.months);
  const days = sign * (parts.weeks * 7 + parts.days);
  const elapsed = sign * ((parts.hours * 60 + parts.minutes) * 60 + parts.seconds) * MS_PER_SECOND;
  const start = epochOf(instant);
  return instantOf((months === 0 && days === 0 ? start : addCalendar(start, months, days)) + elapsed);
}

function addCalendar(epoch: number, months: number, days: number): number {
  const { day, ofDay } = wallTimeOf(epoch);
  const sameDay = addMonths(day, months);
  const target = sameDay === undefined ? undefined : addDays(sameDay, days);
  if (target === undefined) throw new RangeError('The years that count are 1 to 9999.');
  return epochOfWallTime({ day: target, ofDay });
}
