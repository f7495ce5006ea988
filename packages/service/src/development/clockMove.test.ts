import { describe, expect, it } from 'vitest';
import { ClockFault, type ClockMove, offsetAfter, parseMove } from './clockMove.ts';

const realNow = new Date('2026-10-24T20:00:00.000Z');
const hour = 3_600_000;
const after = (body: unknown, offset = 0) => offsetAfter(parseMove(body), realNow, offset);

/** What a body is refused for, or the offset that it gives. */
function answer(body: unknown, offset = 0): unknown {
  try {
    return after(body, offset);
  } catch (error) {
    if (!(error instanceof ClockFault)) throw error;
    return `${error.pointer} ${error.code}`;
  }
}

describe('a move of the clock', () => {
  it.each<[string, ClockMove | { to: string }, number, number]>([
    ['goes on by a time that elapses', { advance: 'PT5M' }, 0, 300_000],
    ['goes on from where the clock is', { advance: 'PT5M' }, 2 * hour, 2 * hour + 300_000],
    ['goes on by calendar days, over the night in which summer time ends', { advance: 'P1D' }, 0, 25 * hour],
    ['goes to an instant', { to: '2026-10-24T23:30:00+02:00' }, 0, 1.5 * hour],
    ['goes to the instant that it shows, which is no move', { to: '2026-10-24T21:00:00Z' }, hour, hour],
    [
      'goes as far as 2100',
      { to: '2100-12-31T23:59:59.999Z' },
      0,
      Date.UTC(2101, 0, 1) - 1 - realNow.getTime(),
    ],
    ['goes back to the real time', { reset: true }, 5 * hour, 0],
  ])('%s', (_title, body, offset, expected) => {
    expect(after(body, offset)).toBe(expected);
  });

  it.each<[unknown, number, string]>([
    [{}, 0, ' move'],
    [null, 0, ' move'],
    ['PT5M', 0, ' move'],
    [{ advance: 300 }, 0, ' move'],
    [{ reset: false }, 0, ' move'],
    [{ advance: 'PT5M', reset: true }, 0, ' move'],
    [{ advance: 'five minutes' }, 0, '/advance duration'],
    [{ advance: '' }, 0, '/advance duration'],
    [{ advance: 'P' }, 0, '/advance duration'],
    [{ advance: 'PT0S' }, 0, '/advance duration'],
    [{ advance: '-PT5M' }, 0, '/advance duration'],
    [{ advance: 'P100Y' }, 0, '/advance clockFar'],
    [{ advance: `P${'9'.repeat(30)}D` }, 0, '/advance duration'],
    [{ to: 'tomorrow' }, 0, '/to instant'],
    [{ to: '2026-10-25' }, 0, '/to instant'],
    [{ to: '2026-10-25T08:00:00' }, 0, '/to instant'],
    [{ to: '2026-02-30T08:00:00Z' }, 0, '/to instant'],
    [{ to: '2026-10-24T19:59:59.999Z' }, 0, '/to clockPast'],
    [{ to: '2026-10-24T20:30:00Z' }, hour, '/to clockPast'],
    [{ to: '2101-01-01T00:00:00Z' }, 0, '/to clockFar'],
  ])('%j is refused', (body, offset, expected) => {
    expect(answer(body, offset)).toBe(expected);
  });
});
