/** A piece of a CEL expression. */
export interface Token {
  readonly kind: 'space' | 'text' | 'name' | 'other';
  readonly source: string;
}

const TOKEN =
  /(?<space>\s+)|(?<text>"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?<name>[A-Za-z_]\w*)|(?<other>\d+(?:\.\d+)?|.)/gs;

/** The pieces of an expression, spaces included: put together again, they are the expression. */
export function tokensOf(cel: string): Token[] {
  return [...cel.matchAll(TOKEN)].map(({ 0: source, groups }) => {
    const kind = (['space', 'text', 'name'] as const).find((candidate) => groups?.[candidate] !== undefined);
    return { kind: kind ?? 'other', source };
  });
}

/** The pieces that are no space. */
export function wordsOf(tokens: readonly Token[]): Token[] {
  return tokens.filter((token) => token.kind !== 'space');
}

/** The names of `a.b.c` up to the one at a position, or nothing where the chain starts at a bracket. */
export function chainTo(words: readonly Token[], position: number): string[] {
  if (words[position]?.kind !== 'name') return [];
  let start = position;
  while (words[start - 1]?.source === '.' && words[start - 2]?.kind === 'name') start -= 2;
  if (words[start - 1]?.source === '.') return [];
  return words
    .slice(start, position + 1)
    .filter(({ kind }) => kind === 'name')
    .map(({ source }) => source);
}

/** The names of `a.b.c` from the one at a position on. */
function chainFrom(words: readonly Token[], position: number): string[] {
  let end = position;
  while (words[end + 1]?.source === '.' && words[end + 2]?.kind === 'name') end += 2;
  return chainTo(words, end);
}

/**
 * What the text at a position is compared with: `a.b` of `a.b == "x"`, `"x" != a.b` and `a.b in ["x", "y"]`;
 * nothing where that is no chain of names.
 */
export function comparedWith(words: readonly Token[], position: number): string[] {
  const isEquality = (first: number) =>
    ['=', '!'].includes(words[first]?.source ?? '') && words[first + 1]?.source === '=';
  if (isEquality(position - 2)) return chainTo(words, position - 3);
  if (isEquality(position + 1)) return chainFrom(words, position + 3);
  let start = position - 1;
  while (words[start]?.source === ',' || words[start]?.kind === 'text') start -= 1;
  return words[start]?.source === '[' && words[start - 1]?.source === 'in' ? chainTo(words, start - 2) : [];
}
