/** A piece of an expression that may not be finished. */
export interface Word {
  readonly kind: 'text' | 'openText' | 'name' | 'other';
  readonly source: string;
  readonly start: number;
}

const WORD =
  /(?<space>\s+)|(?<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?<openText>["'](?:\\.|[^"'\\])*)|(?<name>[A-Za-z_]\w*)|\d+(?:\.\d+)?|==|!=|<=|>=|&&|\|\||./gs;

/** The pieces of an expression before a cursor, without spaces; a text that is not closed there is `openText`. */
export function wordsBefore(text: string, offset: number): Word[] {
  return [...text.slice(0, offset).matchAll(WORD)].flatMap(({ 0: source, index, groups }) => {
    if (groups?.space !== undefined) return [];
    const kind = (['text', 'openText', 'name'] as const).find((one) => groups?.[one] !== undefined);
    return [{ kind: kind ?? 'other', source, start: index }];
  });
}

/** Position of the bracket that opens what the one at a position closes, or -1. */
export function openingOf(words: readonly Word[], closing: number): number {
  let depth = 0;
  for (let at = closing; at >= 0; at--) {
    const { source = '', kind } = words[at] ?? {};
    if (kind !== 'other') continue;
    if (source === ')' || source === ']') depth += 1;
    if (source === '(' || source === '[') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** Positions of the brackets that are open at the end, the innermost last. */
export function openBrackets(words: readonly Word[]): number[] {
  const open: number[] = [];
  words.forEach(({ source, kind }, at) => {
    if (kind !== 'other') return;
    if (source === '(' || source === '[') open.push(at);
    if (source === ')' || source === ']') open.pop();
  });
  return open;
}
