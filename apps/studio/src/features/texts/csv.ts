import { parse } from 'csv-parse/browser/esm/sync';
import type { TextRow, TextTable } from './textTable.ts';

/** The longest text that is taken over, in characters. */
export const longestText = 4000;

/** What was wrong with a line of a file of texts; that line, or that cell, is left out. */
export interface CsvFinding {
  readonly code:
    | 'notCsv'
    | 'noKeyColumn'
    | 'noLanguage'
    | 'unknownColumn'
    | 'columnTwice'
    | 'columns'
    | 'unknownKey'
    | 'keyTwice'
    | 'tooLong'
    | 'control';
  /** Line of the file as a person counts, the head being 1. */
  readonly line: number;
  /** A key, a column or a language, as the file has it. */
  readonly what: string;
}

export interface TextChange {
  readonly language: string;
  readonly key: string;
  readonly text: string;
}

/**
 * A spreadsheet takes a cell that begins so for a formula and would run it on the machine of whoever opens the file.
 * An apostrophe before it makes it a text again; reading takes one away, so that nothing is changed by the way.
 */
const formula = /^'*[=+\-@\t\r]/;

/** The table as a CSV file that a Belgian spreadsheet opens by a double click: semicolons, UTF-8 with its mark. */
export function textsToCsv({ languages, rows }: TextTable): string {
  const lines = [
    ['key', ...languages],
    ...rows.map((row) => [row.key, ...languages.map((each) => row.texts[each] ?? '')]),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[";,\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Reads such a file, also with commas or tabs: the texts that differ from the table's, and what cannot be read. */
export function readCsv(
  source: string,
  table: TextTable,
): { readonly changes: readonly TextChange[]; readonly findings: readonly CsvFinding[] } {
  const lines = linesOf(source);
  const head = lines?.[0]?.map((cell) => cell.trim()) ?? [];
  if (!lines || head.length === 0) return refused('notCsv', '');
  if (head[0] !== 'key') return refused('noKeyColumn', head[0] ?? '');
  const findings = columnFindings(head, table.languages);
  const columns = head
    .map((language, index) => ({ language, index }))
    .filter(({ language, index }) => head.indexOf(language) === index && table.languages.includes(language));
  if (columns.length === 0)
    return { changes: [], findings: [...findings, ...refused('noLanguage', '').findings] };
  const known = new Map(table.rows.map((row) => [row.key, row]));
  const seen = new Set<string>();
  const changes: TextChange[] = [];
  lines.slice(1).forEach((cells, position) => {
    const line = position + 2;
    const key = cells[0]?.trim() ?? '';
    const row = known.get(key);
    if (cells.length !== head.length) findings.push({ code: 'columns', line, what: key });
    else if (!row) findings.push({ code: 'unknownKey', line, what: key });
    else if (seen.has(key)) findings.push({ code: 'keyTwice', line, what: key });
    else {
      seen.add(key);
      for (const { language, index } of columns) {
        const read = readCell(cells[index] ?? '', row, language, line);
        if (read && 'code' in read) findings.push(read);
        else if (read) changes.push(read);
      }
    }
  });
  return { changes, findings };
}

function linesOf(source: string): string[][] | undefined {
  const head = source.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = [';', '\t', ','].find((each) => head.includes(each)) ?? ',';
  try {
    return parse(source, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true });
  } catch {
    return undefined;
  }
}

function refused(code: CsvFinding['code'], what: string) {
  return { changes: [], findings: [{ code, line: 1, what }] };
}

function columnFindings(head: readonly string[], languages: readonly string[]): CsvFinding[] {
  return head.slice(1).flatMap((name, index): CsvFinding[] => {
    if (!languages.includes(name)) return [{ code: 'unknownColumn', line: 1, what: name }];
    return head.indexOf(name) < index + 1 ? [{ code: 'columnTwice', line: 1, what: name }] : [];
  });
}

/** What a cell changes: nothing when it is empty or the same, for an empty cell is most often one not yet filled. */
function readCell(
  cell: string,
  row: TextRow,
  language: string,
  line: number,
): TextChange | CsvFinding | undefined {
  const text = formula.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell;
  if (text.trim() === '' || text === row.texts[language]) return undefined;
  if (text.length > longestText) return { code: 'tooLong', line, what: `${row.key} (${language})` };
  // Tabs and line breaks are text.
  if (/(?![\t\n\r])\p{Cc}/u.test(text)) {
    return { code: 'control', line, what: `${row.key} (${language})` };
  }
  return { language, key: row.key, text };
}
