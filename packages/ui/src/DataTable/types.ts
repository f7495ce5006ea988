import type { ReactNode } from 'react';

export interface DataColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** What it sorts by and is found by, where the page does that itself; see useTableRows. */
  readonly value?: ((row: Row) => string | number | undefined) | undefined;
  readonly isSortable?: boolean | undefined;
  /** The cell that names its row; it carries the row's link. The first column unless told. */
  readonly isRowHeader?: boolean | undefined;
  readonly align?: 'start' | 'end' | undefined;
}

export interface DataSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

export interface DataTableProps<Row> {
  /** Says what the table is, to assistive technology. */
  readonly caption: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** Where a row leads. */
  readonly rowHref?: ((row: Row) => string | undefined) | undefined;
  readonly sort?: DataSort | undefined;
  readonly onSort?: ((sort: DataSort) => void) | undefined;
  readonly state?: 'ready' | 'loading' | 'error' | undefined;
  /** Said while the rows load. */
  readonly loadingLabel: string;
  /** Draws a long table a part at a time, with a button at its end for the next: it holds `{shown}` and `{total}`. */
  readonly partLabel?: string | undefined;
  /** Stands in place of rows when there are none. */
  readonly empty: ReactNode;
  /** Stands in place of rows when they could not be had. */
  readonly error?: ReactNode;
}
