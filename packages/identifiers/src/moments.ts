import { daysInMonth, isoDate } from './dates.ts';
import { accept, type CheckResult, refuse } from './result.ts';

/** Days, hours and minutes of ISO 8601: what an answer to "how long?" is made of. */
const DURATION = /^P(?=.)(?:(\d{1,9})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?)?$/;
/** The same as it is shown. */
const SHOWN = /^(?:(\d{1,9}) h(?: (\d\d))?|(\d{1,9}) min)$/;
/** The one way in which it is stored. */
const CANONICAL = /^PT(?:\d{1,6}H(?:[1-5]?\dM)?|[1-5]?\dM)$/;

const twoDigits = (part: number) => String(part).padStart(2, '0');

/** Without spaces around. */
export function normaliseMoment(text: string): string {
  return text.trim();
}

/** A date as far as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. What is not known is not there. */
export function checkPartialDate(text: string): CheckResult {
  const value = normalisePartialDate(text);
  if (value === '') return refuse('empty');
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!parts) return refuse('characters');
  const [year, month, day] = parts.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  const exists =
    year !== undefined &&
    year > 0 &&
    (month === undefined || daysInMonth(year, month) > 0) &&
    (day === undefined || isoDate(year, month ?? 0, day) !== undefined);
  return exists ? accept(value) : refuse('date');
}

/** From `2026-02` to `02/2026`, from `2026-02-01` to `01/02/2026`; a year is itself. */
export function formatPartialDate(text: string): string {
  return normaliseMoment(text).split('-').reverse().join('/');
}

/** From what {@link formatPartialDate} shows, or what is stored, to what is stored. */
export function normalisePartialDate(text: string): string {
  const shown = normaliseMoment(text);
  return /^(?:\d{2}\/){1,2}\d{4}$/.test(shown) ? shown.split('/').reverse().join('-') : shown;
}

/** A time of day in Belgium, `HH:MM`. (JSON Schema's own `time` has seconds and a zone, which nobody is asked for.) */
export function checkTimeOfDay(text: string): CheckResult {
  const value = normaliseMoment(text);
  if (value === '') return refuse('empty');
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value) ? accept(value) : refuse('characters');
}

/** A length of time in hours and minutes of ISO 8601, such as `PT1H30M`; days are hours, and `PT90M` is `PT1H30M`. */
export function checkDuration(text: string): CheckResult {
  const value = normaliseDuration(text);
  if (value === '') return refuse('empty');
  return CANONICAL.test(value) ? accept(value) : refuse('characters');
}

/** From `PT1H30M` to `1 h 30`. */
export function formatDuration(text: string): string {
  const minutes = minutesOf(text);
  if (minutes === undefined) return normaliseMoment(text);
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  return whole === 0 ? `${rest} min` : rest === 0 ? `${whole} h` : `${whole} h ${twoDigits(rest)}`;
}

/** One way to write each length, from ISO 8601 or from what {@link formatDuration} shows. */
export function normaliseDuration(text: string): string {
  const minutes = minutesOf(text);
  if (minutes === undefined) return normaliseMoment(text);
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  return whole === 0 ? `PT${rest}M` : `PT${whole}H${rest === 0 ? '' : `${rest}M`}`;
}

function minutesOf(text: string): number | undefined {
  const value = normaliseMoment(text);
  const iso = DURATION.exec(value);
  if (iso) return (Number(iso[1] ?? 0) * 24 + Number(iso[2] ?? 0)) * 60 + Number(iso[3] ?? 0);
  const shown = SHOWN.exec(value);
  return shown ? Number(shown[1] ?? 0) * 60 + Number(shown[2] ?? shown[3] ?? 0) : undefined;
}
