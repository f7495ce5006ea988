import type { ASTNode } from '@marcbachmann/cel-js';
import { parseDay } from '../calendar.ts';
import { VALID_FROM, VALID_TO } from '../evaluation/tables.ts';
import type { Environment, Table } from '../types.ts';
import { patternFault } from './pattern.ts';
import { ExpressionError } from './problem.ts';
import { nearest, suggest } from './suggestions.ts';

function literalText(node: ASTNode | undefined): string | undefined {
  return node?.op === 'value' && typeof node.args === 'string' ? node.args : undefined;
}

const WRITTEN = {
  table: 'The name of a table',
  column: 'The name of a column',
  pattern: 'The pattern of matches(…)',
} as const;

function requireText(
  node: ASTNode | undefined,
  what: keyof typeof WRITTEN,
): { text: string; offset: number } {
  const text = literalText(node);
  if (text === undefined)
    throw new ExpressionError(
      `${WRITTEN[what]} is written out as a text.`,
      { code: 'written', params: { what } },
      node?.start,
    );
  return { text, offset: node?.start ?? 0 };
}

function requireTable(node: ASTNode | undefined, { tables }: Environment): { name: string; table: Table } {
  const { text: name, offset } = requireText(node, 'table');
  const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (!table) {
    const names = Object.keys(tables);
    throw new ExpressionError(
      `There is no table '${name}'.`,
      { code: 'unknownTable', params: { name }, near: nearest(name, names) },
      offset,
      suggest(name, names),
    );
  }
  return { name, table };
}

function requireColumn(node: ASTNode | undefined, { name, table }: { name: string; table: Table }): void {
  const { text: column, offset } = requireText(node, 'column');
  if (table.columns.includes(column)) return;
  throw new ExpressionError(
    `The table '${name}' has no column '${column}'.`,
    { code: 'unknownColumn', params: { table: name, column }, near: nearest(column, table.columns) },
    offset,
    suggest(column, table.columns),
  );
}

function checkDate([node]: readonly ASTNode[]): void {
  const text = literalText(node);
  if (text === undefined || parseDay(text) !== undefined) return;
  throw new ExpressionError(
    `'${text}' is no date.`,
    { code: 'notDate', params: { text } },
    node?.start,
    'Write the year, month and day: 2026-01-31.',
  );
}

function checkLookup([table, key, , column]: readonly ASTNode[], environment: Environment): void {
  const found = requireTable(table, environment);
  requireColumn(key, found);
  requireColumn(column, found);
}

function checkValidOn([table, column]: readonly ASTNode[], environment: Environment): void {
  const found = requireTable(table, environment);
  requireColumn(column, found);
  if (found.table.columns.includes(VALID_FROM) || found.table.columns.includes(VALID_TO)) return;
  throw new ExpressionError(
    `The table '${found.name}' has neither '${VALID_FROM}' nor '${VALID_TO}'.`,
    { code: 'noValidity', params: { table: found.name } },
    table?.start,
    'Add one of these columns, or use lookup(…).',
  );
}

function checkPattern([node]: readonly ASTNode[]): void {
  const { text: pattern, offset } = requireText(node, 'pattern');
  const fault = patternFault(pattern);
  if (fault === undefined) return;
  throw new ExpressionError(
    `The pattern '${pattern}' ${fault}.`,
    { code: 'pattern', params: { pattern } },
    offset,
    'Write a simpler pattern.',
  );
}

const CHECKS: Readonly<Record<string, (args: readonly ASTNode[], environment: Environment) => void>> = {
  date: checkDate,
  lookup: checkLookup,
  validOn: checkValidOn,
  '.matches': checkPattern,
};

/** Refuses arguments that are wrong by themselves: a date that does not exist, a table or column there is not. */
export function checkLiteralArguments(
  name: string,
  args: readonly ASTNode[],
  environment: Environment,
): void {
  CHECKS[name]?.(args, environment);
}
