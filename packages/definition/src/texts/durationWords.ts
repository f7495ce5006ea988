import { parseDuration } from '../workflow/duration.ts';

const units = [
  ['years', 'year'],
  ['months', 'month'],
  ['weeks', 'week'],
  ['days', 'day'],
  ['hours', 'hour'],
  ['minutes', 'minute'],
  ['seconds', 'second'],
] as const;

/** `PT5M` as `5 minutes`, in the reader's language. */
export function durationWords(duration: string, language: string): string {
  const parts = parseDuration(duration);
  const words = units.flatMap(([part, unit]) =>
    parts && parts[part] > 0
      ? [new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(parts[part])]
      : [],
  );
  return new Intl.ListFormat(language, { type: 'unit' }).format(words);
}
