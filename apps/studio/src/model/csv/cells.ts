/** Where a cell stands in a CSV text, quotes included. */
export interface Cell {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** The rows of a CSV text with the places of their cells; undefined where a quote is not closed. Empty lines are no rows. */
export function cellsOf(text: string): readonly (readonly Cell[])[] | undefined {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (position < text.length) {
    const cell = cellFrom(text, position);
    if (!cell) return undefined;
    row.push(cell);
    position = cell.end;
    if (text[position] === ',') {
      position += 1;
      // A comma at the end of the text, or of a line, has an empty cell behind it.
      if (position === text.length) row.push({ start: position, end: position, value: '' });
      else continue;
    }
    if (text.startsWith('\r\n', position)) position += 2;
    else if (position < text.length) position += 1;
    if (row.length > 1 || row[0]?.value !== '') rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function cellFrom(text: string, start: number): Cell | undefined {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && !',\r\n'.includes(text[end] ?? '')) end += 1;
    return { start, end, value: text.slice(start, end).trim() };
  }
  let end = start + 1;
  for (; end < text.length; end++) {
    if (text[end] !== '"') continue;
    if (text[end + 1] !== '"') break;
    end += 1;
  }
  if (end >= text.length) return undefined;
  const value = text.slice(start + 1, end).replaceAll('""', '"');
  return /[,\r\n]/.test(text[end + 1] ?? '\n') ? { start, end: end + 1, value } : undefined;
}

/** A value as a cell of CSV. */
export function cellText(value: string): string {
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
