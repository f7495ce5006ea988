import { createContext } from 'react';

/** The columns of the table whose row is drawn, in their order; null where things stand in frames. */
export const TableColumns = createContext<readonly TableColumn[] | null>(null);

export interface TableColumn {
  /** The property that stands in it. */
  readonly name: string;
  readonly title: string;
}
