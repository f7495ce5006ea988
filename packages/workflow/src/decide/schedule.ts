import type { LocalDate, Repeat } from '@greffe/definition';
import { isDone, stepStatus } from '../state/snapshot.ts';
import { answerOf, type Run } from './run.ts';

/** More days than any care path has; a typing error in a year must not make a million entries. */
const mostDays = 1000;

const dayAfter = (day: LocalDate, count: number): LocalDate => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
};

/**
 * The days of a schedule, or undefined while they are not known. When all that they follow from is done and they are
 * still not known, there are none.
 */
export function daysOf(
  run: Run,
  step: string,
  repeat: Extract<Repeat, { kind: 'daily' | 'days' }>,
): readonly LocalDate[] | undefined {
  const expressions = repeat.kind === 'daily' ? [repeat.from, repeat.to] : [repeat.from];
  const [from, to] = expressions.map((expression) => answerOf(run, step, expression));
  const isKnown = typeof from === 'string' && (repeat.kind === 'days' || typeof to === 'string');
  if (!isKnown) {
    const reads = expressions.flatMap((expression) => [
      ...expression.reads.steps,
      ...expression.reads.outcomes,
    ]);
    return reads.every((id) => isDone(stepStatus(run.snapshot, id))) ? [] : undefined;
  }
  if (repeat.kind === 'days') return repeat.days.map((day) => dayAfter(from, day - 1));
  const days: LocalDate[] = [];
  for (let day = from; day <= String(to) && days.length < mostDays; day = dayAfter(day, 1)) days.push(day);
  return days;
}
