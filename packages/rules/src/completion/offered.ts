import { FUNCTIONS, LIST_MACROS } from '../evaluation/functions.ts';
import type { CelType } from '../types.ts';

/** A function or method with how it is called. */
export interface Offered {
  readonly name: string;
  readonly signature: string;
}

/** How the standard functions of CEL are called, which have no signature of ours. */
const STANDARD: Readonly<Record<string, string>> = {
  size: 'size(string or list): int',
  int: 'int(double or string): int',
  double: 'double(int or string): double',
};

export const functionsOffered: readonly Offered[] = [
  { name: 'has', signature: 'has(field): bool' },
  ...FUNCTIONS.filter(({ method }) => !method).map(({ name, signatures: [signature] }) => ({
    name,
    signature: STANDARD[name] ?? signature ?? `${name}()`,
  })),
];

const OF_TEXTS: Readonly<Record<string, string>> = {
  size: 'size(): int',
  startsWith: 'startsWith(string): bool',
  endsWith: 'endsWith(string): bool',
  contains: 'contains(string): bool',
  lowerAscii: 'lowerAscii(): string',
  upperAscii: 'upperAscii(): string',
  trim: 'trim(): string',
  substring: 'substring(int, int): string',
  split: 'split(string): list',
  matches: 'matches(pattern): bool',
};

const OF_LISTS: Readonly<Record<string, string>> = {
  size: 'size(): int',
  join: 'join(string): string',
  ...Object.fromEntries(
    [...LIST_MACROS].map((name) => [name, `${name}(item, condition)${name === 'filter' ? ': list' : ''}`]),
  ),
  map: 'map(item, value): list',
};

const listed = (signatures: Readonly<Record<string, string>>): Offered[] =>
  Object.entries(signatures).map(([name, signature]) => ({ name, signature }));

/** The methods that a value of a type has. */
export function methodsOf(type: CelType): readonly Offered[] {
  if (type === 'string') return listed(OF_TEXTS);
  return typeof type === 'object' && 'list' in type ? listed(OF_LISTS) : [];
}
