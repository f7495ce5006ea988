import { describe, expect, it } from 'vitest';
import { fieldValue, instantAt, nextMorning } from './brusselsTime.ts';

describe('a time by the clock of Brussels', () => {
  it.each([
    ['in winter', '2026-11-22', '08:00', '2026-11-22T07:00:00.000Z'],
    ['in summer', '2026-07-01', '00:00', '2026-06-30T22:00:00.000Z'],
    ['on the day that has 23 hours', '2026-03-29', '08:00', '2026-03-29T06:00:00.000Z'],
    ['late on it', '2026-03-29', '23:30', '2026-03-29T21:30:00.000Z'],
    ['on the day that has 25 hours', '2026-10-25', '08:00', '2026-10-25T07:00:00.000Z'],
    ['late on it', '2026-10-25', '23:30', '2026-10-25T22:30:00.000Z'],
    ['before the change', '2026-10-25', '01:30', '2026-10-24T23:30:00.000Z'],
  ])('%s is an instant', (_title, day, time, instant) => {
    expect(instantAt(day, time)).toBe(instant);
    expect(fieldValue(instant)).toBe(`${day}T${time}`);
  });

  it.each([
    ['', ''],
    ['2026-11-22', ''],
    ['22/11/2026', '08:00'],
  ])('"%s" and "%s" are none', (day, time) => {
    expect(instantAt(day, time)).toBeUndefined();
  });

  it.each([
    ['in the evening', '2026-11-22T22:59:00.000Z', '2026-11-23T07:00:00.000Z'],
    ['before eight', '2026-11-22T05:00:00.000Z', '2026-11-23T07:00:00.000Z'],
    ['past midnight there and not in UTC', '2026-11-22T23:30:00.000Z', '2026-11-24T07:00:00.000Z'],
    ['before the night that is an hour short', '2026-03-28T22:30:00.000Z', '2026-03-29T06:00:00.000Z'],
    ['before the night that is an hour long', '2026-10-24T21:30:00.000Z', '2026-10-25T07:00:00.000Z'],
    ['on that day, late', '2026-10-25T22:30:00.000Z', '2026-10-26T07:00:00.000Z'],
    ['at the end of a year', '2026-12-31T12:00:00.000Z', '2027-01-01T07:00:00.000Z'],
  ])('the next morning %s', (_title, now, morning) => {
    expect(nextMorning(now)).toBe(morning);
  });
});
