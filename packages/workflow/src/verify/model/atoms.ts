/**
 * The parts of a CEL condition that `&&`, `||` and `!` put together: its answer follows from theirs alone. What cannot
 * be taken apart is one part.
 */
export function atomsOf(cel: string): readonly string[] {
  const text = bare(cel);
  for (const operator of ['||', '&&']) {
    if (hasTernary(text)) return [text];
    const parts = splitAt(text, operator);
    if (parts.length > 1) return parts.flatMap(atomsOf);
  }
  return text.startsWith('!') && isWhole(bare(text.slice(1)), text.slice(1))
    ? atomsOf(text.slice(1))
    : [text];
}

/** Without spaces and parentheses around it. */
function bare(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('(') && closing(trimmed, 0) === trimmed.length - 1
    ? bare(trimmed.slice(1, -1))
    : trimmed;
}

/** Whether what follows a `!` is in parentheses, or one name or call. */
const isWhole = (inner: string, text: string): boolean =>
  inner !== text.trim() || /^[\w.]+(\([^()]*\))?$/.test(inner);

const hasTernary = (text: string): boolean => splitAt(text, '?').length > 1;

/** Parts between an operator that stands outside of parentheses and texts. */
function splitAt(text: string, operator: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const end = closing(text, at);
    if (end !== undefined) at = end;
    else if (text.startsWith(operator, at)) {
      parts.push(text.slice(from, at));
      from = at + operator.length;
      at = from - 1;
    }
  }
  return [...parts, text.slice(from)];
}

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Where a text or a parenthesis that begins here ends; undefined where none begins. */
function closing(text: string, start: number): number | undefined {
  const first = text[start] ?? '';
  if (first === '"' || first === "'") {
    for (let at = start + 1; at < text.length; at += 1) {
      if (text[at] === '\\') at += 1;
      else if (text[at] === first) return at;
    }
    return text.length - 1;
  }
  const close = PAIRS[first];
  if (close === undefined) return undefined;
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === close) return at;
    at = closing(text, at) ?? at;
  }
  return text.length - 1;
}
