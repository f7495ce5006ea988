import { parseDay } from '../calendar.ts';
import type { Table, TableRow } from '../types.ts';

/** Columns that say from which day until which day (included) a row holds; an empty cell is open. */
export const VALID_FROM = 'valid_from';
export const VALID_TO = 'valid_to';

type Index = ReadonlyMap<string, readonly TableRow[]>;

/** Rows by the value of a column. Tables are immutable, so an index is made once. */
const indexes = new WeakMap<Table, Map<string, Index>>();

function indexOf(table: Table, column: string): Index {
  let ofTable = indexes.get(table);
  if (!ofTable) {
    ofTable = new Map();
    indexes.set(table, ofTable);
  }
  const known = ofTable.get(column);
  if (known) return known;
  const index = Map.groupBy(table.rows, (row) => cell(row, column) ?? '');
  ofTable.set(column, index);
  return index;
}

function cell(row: TableRow, column: string): string | undefined {
  return Object.hasOwn(row, column) ? row[column] : undefined;
}

function tableNamed(tables: Readonly<Record<string, Table>>, name: string): Table | undefined {
  return Object.hasOwn(tables, name) ? tables[name] : undefined;
}

/** The cell of `column` in the first row whose `key` holds `value`; undefined without such a row. */
export function findCell(
  tables: Readonly<Record<string, Table>>,
  asked: { table: string; key: string; value: string; column: string },
): string | undefined {
  const table = tableNamed(tables, asked.table);
  const row = table && indexOf(table, asked.key).get(asked.value)?.[0];
  return row && cell(row, asked.column);
}

function holdsOn(row: TableRow, day: number): boolean {
  const bound = (column: string, open: number) => {
    const text = cell(row, column);
    // A malformed date makes the row hold on no day: NaN compares false.
    return text === undefined || text === '' ? open : (parseDay(text) ?? Number.NaN);
  };
  return day >= bound(VALID_FROM, -Infinity) && day <= bound(VALID_TO, Infinity);
}

/** True where a row with this value in the column is valid on the day (a day number). */
export function hasValidRow(
  tables: Readonly<Record<string, Table>>,
  asked: { table: string; column: string; value: string; day: number },
): boolean {
  const table = tableNamed(tables, asked.table);
  const rows = table && indexOf(table, asked.column).get(asked.value);
  return rows?.some((row) => holdsOn(row, asked.day)) ?? false;
}
