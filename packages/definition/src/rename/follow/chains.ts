import type { Token } from '../../cel/tokens.ts';

/** One link of a chain: a name, or `*` for an item in brackets; the words that it stands in, dot or brackets included. */
export interface Part {
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

/** A chain of names such as `this.loans[0].on`. */
export interface Chain {
  readonly root: string;
  /** Position of the root's word; that of the closing bracket where the chain starts at one. */
  readonly first: number;
  readonly last: number;
  readonly parts: readonly Part[];
  /** The list that the root runs through: `x` in `data.loans.all(x, …)`. */
  readonly over?: Chain;
  /** What the brackets that it starts at may give: `(a ? this.b : this.c).d`. */
  readonly either?: readonly Chain[];
}

const WORDS = new Set(['in', 'true', 'false', 'null']);
const MACROS = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

/** The chains of an expression's words, outer ones before those in their brackets. */
export function chainsOf(words: readonly Token[]): Chain[] {
  const chains: Chain[] = [];
  const bound: { readonly name: string; readonly over: Chain; readonly depth: number }[] = [];
  const opens = new Map<number, { readonly name: string; readonly over: Chain }>();
  const source = (position: number) => words[position]?.source;
  let depth = 0;
  words.forEach((word, position) => {
    if (word.source === '(' || word.source === '[') {
      depth += 1;
      const variable = opens.get(position);
      if (variable) bound.push({ ...variable, depth });
    } else if (word.source === ')' || word.source === ']') {
      depth -= 1;
      while ((bound.at(-1)?.depth ?? 0) > depth) bound.pop();
    }
    const startsAtBracket = word.source === ')' && source(position + 1) === '.';
    const startsAtName =
      word.kind === 'name' &&
      source(position - 1) !== '.' &&
      source(position + 1) !== '(' &&
      !WORDS.has(word.source);
    if (!startsAtBracket && !startsAtName) return;
    const { parts, last } = partsFrom(words, position);
    const over = startsAtName ? bound.findLast(({ name }) => name === word.source)?.over : undefined;
    const inside = startsAtBracket ? groupBefore(words, chains, position) : undefined;
    if (startsAtBracket && !inside) return;
    const chain: Chain = {
      root: startsAtName ? word.source : '',
      first: position,
      last,
      parts,
      ...(over ? { over } : {}),
      ...(inside ? { either: inside } : {}),
    };
    chains.push(chain);
    const variable = words[last + 4];
    if (source(last + 1) === '.' && MACROS.has(source(last + 2) ?? '') && variable?.kind === 'name') {
      opens.set(last + 3, { name: variable.source, over: chain });
    }
  });
  return chains;
}

function partsFrom(words: readonly Token[], root: number): { parts: Part[]; last: number } {
  const parts: Part[] = [];
  let last = root;
  for (;;) {
    const next = words[last + 1]?.source;
    if (next === '.' && words[last + 2]?.kind === 'name' && words[last + 3]?.source !== '(') {
      parts.push({ name: words[last + 2]?.source ?? '', first: last + 1, last: last + 2 });
      last += 2;
    } else if (next === '[') {
      const close = closing(words, last + 1);
      const key = words[last + 2];
      const name = close === last + 3 && key?.kind === 'text' ? key.source.slice(1, -1) : '*';
      parts.push({ name, first: last + 1, last: close });
      last = close;
    } else return { parts, last };
  }
}

function closing(words: readonly Token[], open: number): number {
  let depth = 0;
  for (let position = open; position < words.length; position++) {
    const source = words[position]?.source ?? '';
    if ('(['.includes(source)) depth += 1;
    else if (')]'.includes(source)) depth -= 1;
    if (depth === 0) return position;
  }
  return words.length - 1;
}

/** The chains within the brackets that close here; none where they are those of a call. */
function groupBefore(words: readonly Token[], chains: readonly Chain[], close: number): Chain[] | undefined {
  let depth = 0;
  for (let position = close; position >= 0; position--) {
    const source = words[position]?.source ?? '';
    if (')]'.includes(source)) depth += 1;
    else if ('(['.includes(source)) depth -= 1;
    if (depth > 0) continue;
    if (words[position - 1]?.kind === 'name' && !WORDS.has(words[position - 1]?.source ?? ''))
      return undefined;
    return chains.filter(({ first }) => first > position && first < close);
  }
  return undefined;
}
