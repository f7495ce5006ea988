import { matchesWords } from '../support/search.ts';
import type { DataColumn, DataSort } from './types.ts';

type Sortable = string | number | undefined;

/** Numbers by size, texts as people of the locale sort them, and what is missing always last. */
function compare(a: Sortable, b: Sortable, collator: Intl.Collator, sign: 1 | -1): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * collator.compare(String(a), String(b));
}

/**
 * The rows that hold all the words of `query` in any of their columns with a `value`, sorted by the column of `sort`;
 * rows that are equal there keep their order. For lists that are all on the page: a server sorts and finds its own.
 */
export function arrangeRows<Row>(
  rows: readonly Row[],
  columns: readonly DataColumn<Row>[],
  { sort, query = '' }: { readonly sort?: DataSort | undefined; readonly query?: string | undefined },
  locale: string,
): Row[] {
  const valued = columns.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const found =
    query.trim() === ''
      ? [...rows]
      : rows.filter((row) => matchesWords(valued.map((value) => value(row) ?? '').join(' '), query));
  const value = columns.find((column) => column.id === sort?.column)?.value;
  if (sort === undefined || value === undefined) return found;
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return found.sort((a, b) => compare(value(a), value(b), collator, sign));
}
