import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration, parseTime } from './times.ts';

describe('parseTime', () => {
  it.each([
    ['930', '09:30'],
    ['0930', '09:30'],
    ['9', '09:00'],
    ['9h', '09:00'],
    ['9h30', '09:30'],
    ['9 h 30', '09:30'],
    ['9u30', '09:30'],
    ['9.30 Uhr', '09:30'],
    ['9:30', '09:30'],
    ['0:00', '00:00'],
    ['23:59', '23:59'],
  ])('reads %j as %s', (text, time) => expect(parseTime(text)).toBe(time));

  it.each(['24:00', '2400', '24h', '9:60', '960', '9:5', 'midi', '12345', '9,30'])(
    'keeps %j as typed',
    (text) => {
      expect(parseTime(text)).toBe(text);
    },
  );
});

describe('parseDuration', () => {
  it.each([
    ['90', 'PT1H30M', '1 h 30'],
    ['90 min', 'PT1H30M', '1 h 30'],
    ['90 minuten', 'PT1H30M', '1 h 30'],
    ['1h30', 'PT1H30M', '1 h 30'],
    ['1 u 05', 'PT1H5M', '1 h 05'],
    ['1:30', 'PT1H30M', '1 h 30'],
    ['1,5 h', 'PT1H30M', '1 h 30'],
    ['2 Std.', 'PT2H', '2 h'],
    ['2 heures 15 minutes', 'PT2H15M', '2 h 15'],
    ['0', 'PT0M', '0 min'],
    ['P1D', 'PT24H', '24 h'],
    ['PT45M', 'PT45M', '45 min'],
  ])('reads %j as %s and shows it as %s', (text, duration, shown) => {
    expect(parseDuration(text)).toBe(duration);
    expect(formatDuration(duration)).toBe(shown);
  });

  it.each(['1,33 h', '1:75', 'longtemps', 'P', 'PT', '-5'])('keeps %j as typed', (text) => {
    expect(parseDuration(text)).toBe(text);
    expect(formatDuration(text)).toBe(text);
  });

  it('reads back what it shows, and nothing as nothing', () => {
    expect(parseDuration('')).toBeUndefined();
    expect(parseTime(' ')).toBeUndefined();
    expect(formatDuration(undefined)).toBe('');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (minutes) => {
        const duration = parseDuration(String(minutes));
        expect(parseDuration(formatDuration(duration))).toBe(duration);
      }),
    );
  });
});
