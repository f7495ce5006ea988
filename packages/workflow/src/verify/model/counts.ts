import type { WorkflowStep } from '@greffe/definition';
import { celName } from '@greffe/definition';
import { literalsOf } from './literals.ts';
import type { Deciding } from './worlds.ts';

/** No expression counts further; beyond it, numbers are one. */
const MOST = 60;

/**
 * Numbers that expressions tell apart, each standing for all up to the next; the last for all that follow.
 * `[0, 10, 11]`: below ten, ten, more.
 */
export type Levels = readonly number[];

/** Rounds, counted one by one. */
export const roundLevels = (step: WorkflowStep, deciding: readonly Deciding[]): Levels =>
  oneByOne(1, wordOf('rounds', step), deciding, 1);

/** Entries that can be filled: counted one by one, where somebody looks. */
export function openLevels(step: WorkflowStep, deciding: readonly Deciding[]): Levels {
  return oneByOne(0, `${wordOf('entries', step)}.open`, deciding, step.repeat?.kind === 'byOutcome' ? 2 : 0);
}

/** Entries that are done or missed. */
export function doneLevels(
  step: WorkflowStep,
  count: 'validated' | 'missed',
  deciding: readonly Deciding[],
): Levels {
  const word = `${wordOf('entries', step)}.${count}`;
  const minimum = count === 'validated' && step.repeat?.kind === 'atWill' ? [step.repeat.minimum] : [];
  const readers = readersOf(word, deciding);
  // Counts that are added up or compared with each other are told apart one by one.
  if (readers.some(isInvolved)) return oneByOne(0, word, deciding, 3);
  const { numbers } = literalsOf(readers.map(({ expression }) => expression.cel));
  const told = numbers.filter(Number.isInteger).flatMap((number) => [number, number + 1]);
  return [...new Set([0, ...minimum, ...told])].sort((a, b) => a - b);
}

const wordOf = (variable: string, { id }: WorkflowStep): string => `${variable}.${celName(id)}`;

const isOf = (word: string) => (reference: string) => reference === word || reference.startsWith(`${word}.`);

const readersOf = (word: string, deciding: readonly Deciding[]): readonly Deciding[] =>
  deciding.filter(({ references }) => references.some(isOf(word)));

const isInvolved = ({ expression, references }: Deciding): boolean =>
  /[-+*%/]/.test(expression.cel.replace(/(["']).*?\1/g, '')) ||
  references.filter((one) => one.startsWith('entries.') || one.startsWith('rounds.')).length > 1;

function oneByOne(first: number, word: string, deciding: readonly Deciding[], least: number): Levels {
  const readers = readersOf(word, deciding);
  const { numbers } = literalsOf(readers.map(({ expression }) => expression.cel));
  const isCompared = readers.some(isInvolved) || (readers.length > 0 && numbers.length === 0);
  const last = Math.max(least, isCompared ? 3 : 0, ...numbers.map((number) => Math.ceil(number) + 1));
  return Array.from({ length: Math.min(MOST, last) - first + 1 }, (_, index) => first + index);
}

/** Where a count may stand after one more, or one less: a level that stands for many is left or kept. */
export function after(levels: Levels, level: number, by: 1 | -1): readonly number[] {
  const last = levels.length - 1;
  const isOne = (at: number) => at < last && (levels[at + 1] ?? 0) - (levels[at] ?? 0) === 1;
  if (by > 0) return level === last ? [level] : isOne(level) ? [level + 1] : [level, level + 1];
  if (level === 0) return [0];
  return isOne(level) ? [level - 1] : [level, level - 1];
}
