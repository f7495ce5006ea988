import { useMemo, useState } from 'react';
import { useLocale } from 'react-aria-components/I18nProvider';
import { arrangeRows } from './arrangeRows.ts';
import type { DataColumn, DataSort } from './types.ts';

/** Sorts and filters the rows of a table that are all on the page: `rows`, `sort` and `onSort` go to the DataTable. */
export function useTableRows<Row>(
  all: readonly Row[],
  columns: readonly DataColumn<Row>[],
  firstSort?: DataSort,
) {
  const { locale } = useLocale();
  const [sort, onSort] = useState(firstSort);
  const [query, setQuery] = useState('');
  const rows = useMemo(
    () => arrangeRows(all, columns, { sort, query }, locale),
    [all, columns, sort, query, locale],
  );
  return { rows, sort, onSort, query, setQuery };
}
