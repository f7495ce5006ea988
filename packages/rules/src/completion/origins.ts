import { LIST_MACROS } from '../evaluation/functions.ts';
import type { CelType, Environment } from '../types.ts';
import { openBrackets, openingOf, type Word } from './words.ts';

/** Where a value comes from: its type, and the path that it is read by (`this.loans.*.on`). */
export interface Origin {
  readonly type?: CelType;
  readonly path?: string;
}

const UNKNOWN: Origin = {};

/** The variables that stand at the end of the words: the environment's, and the items of loops that are open there. */
export function variablesAt(words: readonly Word[], { variables }: Environment): ReadonlyMap<string, Origin> {
  const known = new Map<string, Origin>(
    Object.entries(variables).map(([name, type]) => [name, { type, path: name }]),
  );
  for (const at of openBrackets(words)) {
    const [dot, macro, item, comma] = [words[at - 2], words[at - 1], words[at + 1], words[at + 2]];
    const isLoop = dot?.source === '.' && LIST_MACROS.has(macro?.source ?? '');
    if (isLoop && item?.kind === 'name' && comma?.source === ',')
      known.set(item.source, itemOf(originAt(words, at - 3, known)));
  }
  return known;
}

/** What the value is whose last word stands at a position. */
export function originAt(
  words: readonly Word[],
  end: number,
  variables: ReadonlyMap<string, Origin>,
): Origin {
  const word = words[end];
  if (!word) return UNKNOWN;
  if (word.source === ']' && word.kind === 'other') {
    const opening = openingOf(words, end);
    return opening > 0 ? itemOf(originAt(words, opening - 1, variables)) : UNKNOWN;
  }
  if (word.source === ')' && word.kind === 'other') {
    const opening = openingOf(words, end);
    // What is filtered is still such a list; of other calls, nothing has fields.
    const isFilter = words[opening - 1]?.source === 'filter' && words[opening - 2]?.source === '.';
    return isFilter ? originAt(words, opening - 3, variables) : UNKNOWN;
  }
  if (word.kind !== 'name') return UNKNOWN;
  if (words[end - 1]?.source !== '.') return variables.get(word.source) ?? UNKNOWN;
  const { type, path } = originAt(words, end - 2, variables);
  if (typeof type !== 'object' || !('object' in type) || !Object.hasOwn(type.object, word.source))
    return UNKNOWN;
  const field = type.object[word.source];
  return field === undefined
    ? UNKNOWN
    : { type: field, ...(path !== undefined && { path: `${path}.${word.source}` }) };
}

function itemOf({ type, path }: Origin): Origin {
  if (typeof type !== 'object' || !('list' in type)) return UNKNOWN;
  return { type: type.list, ...(path !== undefined && { path: `${path}.*` }) };
}
