import { expect, it } from 'vitest';
import { formats, formatters } from './index.ts';

it.each([
  ['partial-date', '2026', '2026', '2026'],
  ['partial-date', '2026-02', '2026-02', '02/2026'],
  ['partial-date', '29/02/2024', '2024-02-29', '29/02/2024'],
  ['time-of-day', '09:30', '09:30', '09:30'],
  ['duration', 'PT90M', 'PT1H30M', '1 h 30'],
  ['duration', 'P2D', 'PT48H', '48 h'],
  ['duration', '45 min', 'PT45M', '45 min'],
] as const)('%s takes %s, keeps it as %s and shows %s', (format, text, kept, shown) => {
  expect(formats[format](text)).toEqual({ ok: true, value: kept });
  expect(formatters[format](kept)).toBe(shown);
});

it.each([
  ['partial-date', '2026-13', 'date'],
  ['partial-date', '2026-02-29', 'date'],
  ['partial-date', '0000', 'date'],
  ['partial-date', '26', 'characters'],
  ['time-of-day', '24:00', 'characters'],
  ['time-of-day', '9h30', 'characters'],
  ['duration', 'PT', 'characters'],
  ['duration', 'P1Y', 'characters'],
  ['duration', '90', 'characters'],
] as const)('%s refuses %s: %s', (format, text, reason) => {
  expect(formats[format](text)).toEqual({ ok: false, reason });
});
