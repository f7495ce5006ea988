import { type Cells, cellOf, type Expected, type Told } from './types.ts';

/** What a table says against what was found. */
export interface Comparison {
  readonly cells: number;
  readonly agreements: number;
  /** One line each: asker, state, what, requirement, expected and found. */
  readonly disagreements: readonly string[];
}

/**
 * Lays what was found beside what must be. A cell that only one of the two knows is a disagreement: nothing is left out
 * by a name that was changed.
 */
export function compare(expected: Cells<Expected>, found: Cells<Told>): Comparison {
  const disagreements: string[] = [];
  for (const [cell, { told, because }] of expected) {
    const answer = found.get(cell);
    if (answer !== told)
      disagreements.push(`${cell}: ${because}: expected ${told}, found ${answer ?? 'nothing'}`);
  }
  for (const [cell, told] of found)
    if (!expected.has(cell)) disagreements.push(`${cell}: the table says nothing, found ${told}`);
  const cells = expected.size;
  return { cells, agreements: cells - disagreements.length, disagreements };
}

/** The first disagreements, for a person to read, with how many there are. */
export const report = ({ cells, agreements, disagreements }: Comparison, most = 40): string[] =>
  disagreements.length === 0
    ? []
    : [
        `${cells} cells, ${agreements} agree, ${disagreements.length} do not:`,
        ...disagreements.slice(0, most),
      ];

export { cellOf };
