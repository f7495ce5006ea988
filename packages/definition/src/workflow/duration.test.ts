import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDuration, isForward, parseDuration } from './duration.ts';
import { brusselsDay, brusselsMidnight } from './zone.ts';

const nothing = { years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0, negative: false };

describe('a duration', () => {
  test.each([
    ['PT5M', { minutes: 5 }],
    ['P14D', { days: 14 }],
    ['-P2D', { days: 2, negative: true }],
    ['P1M', { months: 1 }],
    ['P1Y2M3W4DT5H6M7S', { years: 1, months: 2, weeks: 3, days: 4, hours: 5, minutes: 6, seconds: 7 }],
    ['PT0S', {}],
    ['P100Y', { years: 100 }],
  ])('%s', (text, parts) => {
    expect(parseDuration(text)).toEqual({ ...nothing, ...parts });
  });

  test.each(
    [
      '',
      'P',
      'PT',
      '-P',
      'P1',
      '5M',
      'P5',
      'PT5',
      'P1DT',
      'P-1D',
      '+P1D',
      'P1D2M',
      'PT1.5H',
      'P1d',
      'P1D ',
    ].concat(['P101Y', 'PT99999999999S', `P${'9'.repeat(400)}D`, 'P1H', 'PT1D']),
  )('"%s" is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test.each([
    ['PT1S', true],
    ['PT0S', false],
    ['-PT1S', false],
  ])('%s leads forward: %s', (text, forward) => {
    const parts = parseDuration(text);
    expect(parts && isForward(parts)).toBe(forward);
  });
});

describe('a duration later', () => {
  // In 2026 clocks go forward on 29 March at 02:00 and back on 25 October at 03:00.
  test.each([
    ['elapsed time', '2026-11-22T09:00:00.000Z', 'PT5M', '2026-11-22T09:05:00.000Z'],
    ['any offset will do', '2026-11-22T10:00:00+01:00', 'PT5M', '2026-11-22T09:05:00.000Z'],
    ['milliseconds stay', '2026-11-22T09:00:00.123Z', 'P1D', '2026-11-23T09:00:00.123Z'],
    ['a day into summer time has 23 hours', '2026-03-28T12:00:00.000Z', 'P1D', '2026-03-29T11:00:00.000Z'],
    ['24 hours into summer time', '2026-03-28T12:00:00.000Z', 'PT24H', '2026-03-29T12:00:00.000Z'],
    ['a day out of summer time has 25 hours', '2026-10-24T12:00:00.000Z', 'P1D', '2026-10-25T13:00:00.000Z'],
    ['24 hours out of summer time', '2026-10-24T12:00:00.000Z', 'PT24H', '2026-10-25T12:00:00.000Z'],
    ['an hour that is left out', '2026-03-28T01:30:00.000Z', 'P1D', '2026-03-29T01:30:00.000Z'],
    ['an hour that comes twice is the first', '2026-10-24T00:30:00.000Z', 'P1D', '2026-10-25T00:30:00.000Z'],
    ['five minutes over the change in March', '2026-03-29T00:58:00.000Z', 'PT5M', '2026-03-29T01:03:00.000Z'],
    [
      'five minutes over the change in October',
      '2026-10-25T00:58:00.000Z',
      'PT5M',
      '2026-10-25T01:03:00.000Z',
    ],
    ['back over the change in March', '2026-03-29T10:00:00.000Z', '-P1D', '2026-03-28T11:00:00.000Z'],
    ['back over the change in October', '2026-10-25T11:00:00.000Z', '-P1D', '2026-10-24T10:00:00.000Z'],
    ['a month from the 31st', '2026-01-31T09:00:00.000Z', 'P1M', '2026-02-28T09:00:00.000Z'],
    ['days after the month', '2026-01-31T09:00:00.000Z', 'P1M1D', '2026-03-01T09:00:00.000Z'],
    ['hours after the days', '2026-03-28T12:00:00.000Z', 'P1DT1H', '2026-03-29T12:00:00.000Z'],
    ['the day is that of Brussels', '2026-05-31T22:30:00.000Z', 'P1M', '2026-06-30T22:30:00.000Z'],
    ['weeks', '2026-11-22T09:00:00.000Z', 'P2W', '2026-12-06T09:00:00.000Z'],
    ['a leap day', '2028-02-29T09:00:00.000Z', 'P1Y', '2029-02-28T09:00:00.000Z'],
  ])('%s', (_name, instant, duration, later) => {
    expect(addDuration(instant, duration)).toBe(later);
  });

  test('what is no duration, no instant, or has no offset, is refused', () => {
    expect(() => addDuration('2026-11-22T09:00:00.000Z', 'P1')).toThrow(RangeError);
    expect(() => addDuration('yesterday', 'P1D')).toThrow(RangeError);
    expect(() => addDuration('2026-11-22T09:00:00', 'P1D')).toThrow(RangeError);
    expect(() => addDuration('9999-12-31T09:00:00.000Z', 'P1D')).toThrow(RangeError);
  });
});

describe('a day in Brussels', () => {
  test.each([
    ['2026-11-22', '2026-11-21T23:00:00.000Z'],
    ['2026-07-01', '2026-06-30T22:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
    // In 1977 summer time began at 00:00 by the old clock: that day began at 01:00.
    ['1977-04-03', '1977-04-02T23:00:00.000Z'],
  ])('%s begins at %s', (day, instant) => {
    expect(brusselsMidnight(day)).toBe(instant);
  });

  test('begins where the day before ends', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const start = brusselsMidnight(day);
          expect(brusselsDay(start)).toBe(day);
          expect(brusselsDay(new Date(Date.parse(start) - 1).toISOString()) < day).toBe(true);
          expect(brusselsDay(date.toISOString())).toBe(
            new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels' }).format(date),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test('what is no day is refused', () => {
    expect(() => brusselsMidnight('2026-02-30')).toThrow(RangeError);
  });
});
