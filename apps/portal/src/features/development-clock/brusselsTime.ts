import { brusselsDay, brusselsMidnight } from '@greffe/definition';
import { formatTime } from '../language/format.ts';

const dayLength = 1440;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The instant at which Brussels shows a day `YYYY-MM-DD` and a time `HH:MM`; undefined for what is neither. */
export function instantAt(day: string, time: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}/.test(time)) return undefined;
  const guess = Date.parse(brusselsMidnight(day)) + minutesOf(time) * 60_000;
  // On a day of 23 or 25 hours the clock then shows an hour more or less, perhaps on the other side of midnight.
  const shown = minutesOf(formatTime(new Date(guess).toISOString()));
  const missing = ((minutesOf(time) - shown + dayLength * 1.5) % dayLength) - dayLength / 2;
  return new Date(guess + missing * 60_000).toISOString();
}

/** 08:00 in Brussels on the day after an instant. */
export function nextMorning(now: string): string {
  const noon = Date.parse(instantAt(brusselsDay(now), '12:00') ?? now);
  const tomorrow = brusselsDay(new Date(noon + dayLength * 60_000).toISOString());
  return instantAt(tomorrow, '08:00') ?? now;
}

/** An instant as an `<input type="datetime-local">` has it, by the clock of Brussels. */
export const fieldValue = (instant: string): string => `${brusselsDay(instant)}T${formatTime(instant)}`;
