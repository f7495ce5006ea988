import type { Table } from '@greffe/rules';
import { parse } from 'csv-parse/browser/esm/sync';
import type { Findings } from '../lint/finding.ts';

/** A table from its CSV text: a header row, commas, UTF-8. */
export function parseTable(file: string, text: string, findings: Findings): Table | undefined {
  const place = { file, pointer: '' };
  let lines: string[][];
  try {
    lines = parse(text, { skip_empty_lines: true, relax_column_count: true, trim: true }) as string[][];
  } catch (error) {
    findings.error('table.syntax', place, error instanceof Error ? error.message : 'This is not CSV.');
    return undefined;
  }
  const [columns, ...body] = lines;
  if (!columns || columns.length === 0) {
    findings.error('table.empty', place, 'A first row with the names of the columns was expected.');
    return undefined;
  }
  const wrong = columns.find(
    (name, index) => !/^[a-z][a-z0-9_]*$/.test(name) || columns.indexOf(name) !== index,
  );
  if (wrong !== undefined) {
    findings.error(
      'table.column',
      place,
      `"${wrong}" is no name of a column, or stands twice: letters in lower case, digits and underscores.`,
    );
    return undefined;
  }
  const uneven = body.findIndex((cells) => cells.length !== columns.length);
  if (uneven >= 0) {
    findings.error(
      'table.row',
      place,
      `Row ${uneven + 2} has ${body[uneven]?.length ?? 0} cells, ${columns.length} were expected.`,
    );
    return undefined;
  }
  const rows = body.map((cells) =>
    Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ''])),
  );
  return { columns, rows };
}
