import { readQuery } from './readQuery.ts';
import type { Query } from './types.ts';
import { writeOperand } from './writeQuery.ts';

/** What a condition compares with itself, so that its answer is always the same; undefined where nothing is. */
export function comparesItself(source: string): string | undefined {
  const query = readQuery(source);
  return query && sameIn(query);
}

function sameIn(query: Query): string | undefined {
  if (query.kind === 'group') {
    for (const part of query.parts) {
      const same = sameIn(part);
      if (same !== undefined) return same;
    }
    return undefined;
  }
  const subject = writeOperand(query.subject);
  return query.operands.some((operand) => writeOperand(operand) === subject) ? subject : undefined;
}
