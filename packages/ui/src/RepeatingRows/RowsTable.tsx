import type { ReactNode, Ref } from 'react';
import { VisuallyHidden } from '../VisuallyHidden/index.ts';
import styles from './RepeatingRows.module.css';

export interface RowsTableProps {
  /** What the rows are: "Interventions". */
  readonly label: string;
  /** What one is called: "Intervention". */
  readonly itemLabel: string;
  readonly columns: readonly string[];
  /** Head of the column with the buttons: "Actions"; without it, there is none. */
  readonly actionsLabel?: string | undefined;
  /** The element that holds the rows. */
  readonly bodyRef?: Ref<HTMLTableSectionElement> | undefined;
  readonly children: ReactNode;
}

/** The frame of rows of fields: heads, and cards in its place where the columns have no room. */
export function RowsTable({ label, itemLabel, columns, actionsLabel, bodyRef, children }: RowsTableProps) {
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>{itemLabel}</VisuallyHidden>
            </th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            {actionsLabel !== undefined && (
              <th scope="col">
                <VisuallyHidden>{actionsLabel}</VisuallyHidden>
              </th>
            )}
          </tr>
        </thead>
        <tbody data-rows ref={bodyRef}>
          {children}
        </tbody>
      </table>
    </div>
  );
}

export interface RowsTableRowProps {
  readonly itemLabel: string;
  /** From 1. */
  readonly number: number;
  /** Buttons of the row, where the table has a column for them. */
  readonly tools?: ReactNode;
  /** A RowsTableCell for each column. */
  readonly children: ReactNode;
}

/** A row of fields, headed by its number. */
export function RowsTableRow({ itemLabel, number, tools, children }: RowsTableRowProps) {
  return (
    <tr>
      <th scope="row" className={styles.number}>
        <span className={styles.item}>{itemLabel}</span> {number}
      </th>
      {children}
      {tools !== undefined && tools !== false && <td className={styles.tools}>{tools}</td>}
    </tr>
  );
}

/** The place of a field in a row; its column's name is seen where the row is a card. */
export function RowsTableCell({
  label,
  children,
}: {
  readonly label: string;
  readonly children?: ReactNode;
}) {
  return <td data-label={label}>{children}</td>;
}
