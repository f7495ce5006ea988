/** Values that an expression compares with, as they stand in its text. */
export interface Literals {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  /** `YYYY-MM-DD`. */
  readonly dates: readonly string[];
}

const TOKEN =
  /date\(\s*(["'])(?<date>[^"']*)\1\s*\)|(["'])(?<text>(?:\\.|(?!\3).)*)\3|(?<number>\b\d+(?:\.\d+)?\b)/g;

/** The literals of CEL expressions. A number in a text or a name is none. */
export function literalsOf(expressions: readonly string[]): Literals {
  const texts = new Set<string>();
  const numbers = new Set<number>();
  const dates = new Set<string>();
  for (const cel of expressions) {
    for (const { groups = {} } of cel.matchAll(TOKEN)) {
      if (groups.date !== undefined) dates.add(groups.date);
      else if (groups.text !== undefined) texts.add(groups.text.replace(/\\(.)/g, '$1'));
      else numbers.add(Number(groups.number));
    }
  }
  return { texts: [...texts], numbers: [...numbers], dates: [...dates] };
}
