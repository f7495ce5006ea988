import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Countdown, clockText } from './index.ts';

const says = { start: 'Cinq minutes.', lastMinute: 'Une minute.', end: 'Passé.' };

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

function start(until: number, offset = 0) {
  const onEnd = vi.fn();
  render(
    <Countdown
      label="Reste"
      until={until}
      now={() => Date.now() + offset}
      says={says}
      onEnd={onEnd}
      total={until}
    />,
  );
  return onEnd;
}
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds));
const time = () => screen.getByRole('timer', { name: 'Reste' }).textContent;

it('counts whole seconds down to nothing, and tells the end once', () => {
  const onEnd = start(300_000);
  expect(time()).toBe('5:00');
  pass(1000);
  expect(time()).toBe('4:59');
  pass(298_000);
  expect(time()).toBe('0:01');
  expect(onEnd).not.toHaveBeenCalled();
  pass(1000);
  expect(time()).toBe('0:00');
  pass(5000);
  expect(onEnd).toHaveBeenCalledTimes(1);
});

it('is said at the start, at the last minute and at the end, and never in between', () => {
  start(300_000);
  const said = new Set<string | null>();
  const changes: (string | null)[] = [];
  for (let second = 0; second <= 300; second += 1) {
    const now = screen.getByRole('status').textContent;
    if (now !== changes.at(-1)) changes.push(now);
    said.add(now);
    pass(1000);
  }
  expect(changes).toEqual(['Cinq minutes.', 'Une minute.', 'Passé.']);
  expect(said.size).toBe(3);
});

it('goes by the clock it is given, not by that of the browser', () => {
  const onEnd = start(300_000, 290_000);
  expect(time()).toBe('0:10');
  pass(10_000);
  expect(onEnd).toHaveBeenCalledTimes(1);
});

it.each([
  [0, '0:00'],
  [61, '1:01'],
  [3723, '1:02:03'],
  [93_784, '26:03:04'],
])('%d seconds read %s', (seconds, text) => expect(clockText(seconds)).toBe(text));
