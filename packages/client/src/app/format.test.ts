import { describe, expect, it } from 'vitest';
import { dayOf, daysBetween, formatDate, formatDateTime, formatDay, formatTime } from './format.ts';
import { inLanguage, preferredLanguage } from './languages.ts';

describe('dates are shown as dd/mm/yyyy in Europe/Brussels', () => {
  it('turns a calendar day round, and leaves a half-typed one alone', () => {
    expect(formatDay('2026-02-03')).toBe('03/02/2026');
    expect(formatDay('2026-02')).toBe('2026-02');
  });

  it('shows an instant by the clock of Brussels, in winter and in summer', () => {
    expect(formatTime('2026-01-15T13:03:00Z')).toBe('14:03');
    expect(formatTime('2026-07-15T13:03:00Z')).toBe('15:03');
    expect(formatDate('2026-12-31T23:30:00Z')).toBe('01/01/2027');
    expect(formatDateTime('2026-01-14T23:00:00Z')).toBe('15/01/2026, 00:00');
  });
});

describe('days are those of Brussels', () => {
  it('begins a day at its own midnight, and counts them over a change of the clock', () => {
    expect(dayOf('2026-11-22T22:59:59.999Z')).toBe('2026-11-22');
    expect(dayOf('2026-11-22T23:00:00Z')).toBe('2026-11-23');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-11-22', '2026-11-20')).toBe(-2);
  });
});

describe('the language of the interface', () => {
  it("is the first of the browser's that Greffe speaks", () => {
    expect(preferredLanguage(['sv-SE', 'nl-BE', 'en'])).toBe('nl');
    expect(preferredLanguage(['sv'])).toBe('fr');
  });

  it('falls back on a text of another language rather than on none', () => {
    expect(inLanguage({ fr: 'Registre', nl: 'Register' }, 'nl')).toBe('Register');
    expect(inLanguage({ nl: 'Register' }, 'de')).toBe('Register');
    expect(inLanguage(undefined, 'de')).toBe('');
  });
});
