import { type Cell, cellsOf, cellText } from '../csv/cells.ts';
import { refuse } from '../refused.ts';
import type { Session } from '../session.ts';

/** Commands on a table; rows are counted from 0 below the row of names. */
export interface TableCommands {
  setCell: { readonly file: string; readonly row: number; readonly column: string; readonly value: string };
  /** A row at its end, or at an index; columns that are not given are empty. */
  addTableRow: {
    readonly file: string;
    readonly cells: Readonly<Record<string, string>>;
    readonly index?: number;
  };
  removeTableRow: { readonly file: string; readonly row: number };
}

type Handlers = {
  readonly [Type in keyof TableCommands]: (session: Session, command: TableCommands[Type]) => void;
};

interface Read {
  readonly text: string;
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  column(name: string): number;
}

function read(session: Session, file: string): Read {
  const text = session.text(file);
  const [header, ...rows] = cellsOf(text) ?? refuse('table.syntax', { file });
  if (!header) return refuse('table.syntax', { file });
  const column = (name: string) => {
    const index = header.findIndex(({ value }) => value === name);
    return index < 0 ? refuse('table.column', { file, column: name }) : index;
  };
  return { text, header, rows, column };
}

/** The whole line of a row, its line feed included. */
function lineOf(text: string, row: readonly Cell[]): { start: number; end: number } {
  const start = row[0]?.start ?? 0;
  const last = row.at(-1)?.end ?? start;
  if (text.startsWith('\r\n', last)) return { start, end: last + 2 };
  return { start, end: Math.min(text.length, last + 1) };
}

export const tableHandlers: Handlers = {
  setCell(session, { file, row, column, value }) {
    const table = read(session, file);
    const cells = table.rows[row] ?? refuse('table.row', { file, row });
    const cell = cells[table.column(column)] ?? refuse('table.row', { file, row });
    if (cell.value === value) return;
    session.setText(file, table.text.slice(0, cell.start) + cellText(value) + table.text.slice(cell.end));
  },
  addTableRow(session, { file, cells, index }) {
    const { text, header, rows, column } = read(session, file);
    for (const name of Object.keys(cells)) column(name);
    const at = index ?? rows.length;
    if (!Number.isInteger(at) || at < 0 || at > rows.length) refuse('table.row', { file, row: at });
    const line = header
      .map(({ value }) => cellText(Object.hasOwn(cells, value) ? (cells[value] ?? '') : ''))
      .join(',');
    const feed = text.includes('\r\n') ? '\r\n' : '\n';
    const next = rows[at];
    const before = next ? text.slice(0, lineOf(text, next).start) : text;
    const isClosed = before.endsWith('\n');
    session.setText(file, `${before}${isClosed ? '' : feed}${line}${feed}${text.slice(before.length)}`);
  },
  removeTableRow(session, { file, row }) {
    const { text, rows } = read(session, file);
    const { start, end } = lineOf(text, rows[row] ?? refuse('table.row', { file, row }));
    session.setText(file, text.slice(0, start) + text.slice(end));
  },
};
