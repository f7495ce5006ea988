import { type Refused, refuse } from './result.ts';

/** Spaces of every kind, dots, hyphens, dashes and slashes: what people write between digits. */
const SEPARATORS = /[\s.\-‐-―−/]+/gu;

/** The text without what people write between the digits. */
export function withoutSeparators(text: string): string {
  return text.replace(SEPARATORS, '');
}

/** Refuses what is not made of digits, or not of one of the lengths; undefined when it is. */
export function digitFault(digits: string, ...lengths: readonly number[]): Refused | undefined {
  if (digits === '') return refuse('empty');
  if (!/^[0-9]+$/.test(digits)) return refuse('characters');
  return lengths.includes(digits.length) ? undefined : refuse('length');
}

/** 97 less the remainder by 97, as two digits. A remainder of 0 gives 97, never 00. */
export function complementOf(number: number, modulus: number): string {
  return String(modulus - (number % modulus)).padStart(2, '0');
}

/** Groups of digits, joined by what stands between them; a text of another length loses its separators only. */
export function grouped(digits: string, lengths: readonly number[], between: readonly string[]): string {
  if (digits.length !== lengths.reduce((sum, length) => sum + length, 0)) return digits;
  let start = 0;
  return lengths
    .map((length, index) => {
      const group = digits.slice(start, start + length);
      start += length;
      return `${index === 0 ? '' : (between[index - 1] ?? '')}${group}`;
    })
    .join('');
}
