import type { ReactNode } from 'react';
import { Disclosure } from '../Disclosure/index.ts';
import styles from './ChartFigure.module.css';

/** What every chart takes. All words come from the caller. */
export interface ChartProps {
  /** What the chart shows: "HbA1c sur deux ans". */
  readonly caption: string;
  /** What there is to see in it, in a sentence: read instead of the picture. */
  readonly summary: string;
  /** Opens the values as a table: "Voir les valeurs". */
  readonly tableLabel: string;
}

export interface ChartFigureProps extends ChartProps {
  readonly columns: readonly string[];
  /** A cell for each column; the first names its row. */
  readonly rows: readonly (readonly ReactNode[])[];
  /** The picture; it is hidden from assistive technology, which has the summary and the table. */
  readonly children: ReactNode;
}

/** A chart with its name, what there is to see in it, and its values as a table for whoever wants to read them. */
export function ChartFigure({ caption, summary, tableLabel, columns, rows, children }: ChartFigureProps) {
  return (
    <figure className={styles.figure}>
      <figcaption>
        <span className={styles.caption}>{caption}</span>
        <span className={styles.summary}>{summary}</span>
      </figcaption>
      <div aria-hidden="true">{children}</div>
      <Disclosure title={tableLabel}>
        <table className={styles.table} aria-label={caption}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([head, ...cells]) => (
              <tr key={String(head)}>
                <th scope="row">{head}</th>
                {cells.map((cell, index) => (
                  <td key={columns[index + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </figure>
  );
}
