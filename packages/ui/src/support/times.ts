const spelt = /^(\d{1,2})\s*(?:[:.h]|u(?:ur)?|uhr)\s*(\d{2})?\s*(?:uhr|u|h)?$/i;
const bare = /^(\d{1,2})(\d{2})?$/;
const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;
/** 1h30, 1 u 30, 2 Std., 45 min: letters say which is which. */
const inWords =
  /^(?:(\d+(?:[.,]\d+)?)\s*(?:h|u|std|uur|hours?|heures?|stunden?)\.?)?\s*(?:(\d{1,4})\s*(?:min(?:ut(?:e[ns]?|en))?|m|')?\.?)?$/i;
const clock = /^(\d{1,3}):([0-5]\d)$/;

const twoDigits = (part: number) => String(part).padStart(2, '0');

/**
 * The time of day that this text means, as `HH:MM`: `930`, `9h30`, `9.30`, `9u30` and `09:30` are half past nine, `9` is
 * nine o'clock. Text that is no time (yet) stays text; no text is no value.
 */
export function parseTime(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const parts = spelt.exec(trimmed) ?? bare.exec(trimmed);
  if (!parts) return trimmed;
  const [hours, minutes] = [Number(parts[1]), Number(parts[2] ?? 0)];
  return hours < 24 && minutes < 60 ? `${twoDigits(hours)}:${twoDigits(minutes)}` : trimmed;
}

function minutesOf(text: string): number | undefined {
  const standard = iso.exec(text);
  if (standard && text !== 'P' && !text.endsWith('T')) {
    return Number(standard[1] ?? 0) * 1440 + Number(standard[2] ?? 0) * 60 + Number(standard[3] ?? 0);
  }
  const read = clock.exec(text);
  if (read) return Number(read[1]) * 60 + Number(read[2]);
  const words = inWords.exec(text);
  if (!words) return undefined;
  const minutes = Number(words[1]?.replace(',', '.') ?? 0) * 60 + Number(words[2] ?? 0);
  return Number.isInteger(minutes) ? minutes : undefined;
}

/**
 * The length of time that this text means, as an ISO 8601 duration in hours and minutes: `1h30`, `1:30`, `1,5 h`, `90 min`
 * and `90` are `PT1H30M`. A number alone counts minutes. Text that is no duration stays text; no text is no value.
 */
export function parseDuration(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const minutes = minutesOf(trimmed);
  if (minutes === undefined) return trimmed;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return hours === 0 ? `PT${rest}M` : `PT${hours}H${rest === 0 ? '' : `${rest}M`}`;
}

/** A duration of hours and minutes as `1 h 30` or `45 min`; other text as it is. */
export function formatDuration(value: string | undefined): string {
  const minutes = iso.test(value ?? '') ? minutesOf(value ?? '') : undefined;
  if (minutes === undefined) return value ?? '';
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return hours === 0 ? `${rest} min` : rest === 0 ? `${hours} h` : `${hours} h ${twoDigits(rest)}`;
}
