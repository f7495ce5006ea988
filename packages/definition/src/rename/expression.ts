import type { Names } from './names.ts';

interface Token {
  readonly kind: 'space' | 'text' | 'name' | 'other';
  readonly source: string;
}

const TOKEN =
  /(?<space>\s+)|(?<text>"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?<name>[A-Za-z_]\w*)|(?<other>\d+(?:\.\d+)?|.)/gs;

function tokensOf(cel: string): Token[] {
  return [...cel.matchAll(TOKEN)].map(({ 0: source, groups }) => {
    const kind = (['space', 'text', 'name'] as const).find((candidate) => groups?.[candidate] !== undefined);
    return { kind: kind ?? 'other', source };
  });
}

/** Variables whose members are the engine's, not the definition's. */
const FACTS = new Set(['organisation', 'author']);

/** Functions with the names of tables and columns among their arguments. */
const TABLE_FUNCTIONS: Readonly<Record<string, readonly ('table' | 'column' | undefined)[]>> = {
  lookup: ['table', 'column', undefined, 'column'],
  validOn: ['table', 'column', undefined, undefined],
};

/** A CEL expression with its fields, option values, tables and columns under their new names. */
export function renameExpression(cel: string, names: Names): string {
  const tokens = tokensOf(cel);
  const words = tokens.filter((token) => token.kind !== 'space');
  const calls: { name: string; argument: number }[] = [];
  let position = -1;
  return tokens
    .map((token) => {
      if (token.kind === 'space') return token.source;
      position += 1;
      const before = words[position - 1];
      if (token.source === '(' || token.source === '[') {
        calls.push({
          name: token.source === '(' && before?.kind === 'name' ? before.source : '',
          argument: 0,
        });
      } else if (token.source === ')' || token.source === ']') calls.pop();
      else if (token.source === ',') {
        const call = calls.at(-1);
        if (call) call.argument += 1;
      }
      if (token.kind === 'text') return renameText(token.source, calls.at(-1), names);
      const isMember = token.kind === 'name' && before?.source === '.' && words[position + 1]?.source !== '(';
      return isMember && !FACTS.has(rootOf(words, position))
        ? names.rename('field', token.source)
        : token.source;
    })
    .join('');
}

/** The variable at the start of `a.b.c`, or nothing where the chain starts at a bracket. */
function rootOf(words: readonly Token[], position: number): string {
  let start = position;
  while (words[start - 1]?.source === '.' && words[start - 2]?.kind === 'name') start -= 2;
  return words[start - 1]?.source === '.' ? '' : (words[start]?.source ?? '');
}

function renameText(
  source: string,
  call: { name: string; argument: number } | undefined,
  names: Names,
): string {
  const value = source.slice(1, -1);
  const kind = call === undefined ? undefined : TABLE_FUNCTIONS[call.name]?.[call.argument];
  if (kind !== undefined) return JSON.stringify(names.rename(kind, value));
  return names.has('option', value) ? JSON.stringify(names.rename('option', value)) : source;
}
