import { parseTable } from '../bundle/parseTable.ts';
import { createFindings } from '../lint/finding.ts';
import type { Bundle } from '../types.ts';
import { renameCase } from './cases.ts';
import { renameRegions } from './drawings.ts';
import { renameModuleKey, renameTextKey, settleMountedRules } from './keys.ts';
import { renameMigration } from './migration.ts';
import { createNames, type Names } from './names.ts';
import { collectOptions, collectOutcomes, isOurs } from './options.ts';
import * as rewrite from './rewrite.ts';
import { renameWorkflow } from './workflow.ts';

/** A definition under other names, and the names. */
export interface Renamed {
  readonly files: Record<string, string>;
  readonly shared: Record<string, string>;
  readonly names: Names;
}

type Files = Readonly<Record<string, string>>;
type Rewrite = (content: never, names: Names) => unknown;

/** How each kind of file is rewritten; in a module's folder the same names without `steps/`. */
const REWRITES: readonly [RegExp, Rewrite][] = [
  [/^form\.json$/, rewrite.form],
  [/^workflow\.json$/, renameWorkflow],
  [/(?:^|\.)rules\.json$/, rewrite.rules],
  [/^counters\.json$/, rewrite.counters],
  [/\.schema\.json$/, rewrite.schema],
  [/\.ui\.json$/, rewrite.ui],
  [/\.logic\.json$/, rewrite.logic],
];

/**
 * Gives every name that a definition may choose another one, at random by a seed: registry, record types, roles,
 * steps, fields, rules, modules, tables, columns, values of choices, outcomes, links, messages, documents, counters. Codes of
 * others (nomenclature, countries) stay. What the definition means does not change: the proof that no program knows one of its names.
 * @param bundle the definition before, without findings.
 */
export function renameIds(files: Files, shared: Files, bundle: Bundle, seed: number): Renamed {
  const names = createNames(seed);
  collectOptions(bundle, names);
  collectOutcomes(bundle, names);
  for (const step of Object.values(bundle.steps)) {
    settleMountedRules(
      step.rules.map((rule) => rule.id),
      names,
    );
  }
  const renamed: Renamed = { files: {}, shared: {}, names };
  for (const [path, text] of Object.entries(files)) {
    renamed.files[renamePath(path, names)] = rewriteFile(path, text, bundle, names, renameTextKey);
  }
  for (const [path, text] of Object.entries(shared)) {
    const [module = '', ...rest] = path.split('/');
    const target = rest.length === 0 ? path : [names.rename('module', module), ...rest].join('/');
    renamed.shared[target] = rewriteFile(rest.join('/'), text, bundle, names, renameModuleKey);
  }
  return renamed;
}

function renamePath(path: string, names: Names): string {
  return path
    .replace(/^steps\/([^.]+)\./, (_all, step: string) => `steps/${names.rename('step', step)}.`)
    .replace(/^tables\/(.+)\.csv$/, (_all, table: string) => `tables/${names.rename('table', table)}.csv`);
}

function rewriteFile(
  path: string,
  text: string,
  bundle: Bundle,
  names: Names,
  renameKey: (key: string, names: Names) => string,
): string {
  if (path.startsWith('tables/')) return renameTable(path, text, names);
  if (path.startsWith('pictures/'))
    return renameRegions(text, (id) => (names.has('option', id) ? names.rename('option', id) : id));
  const change = (content: unknown): unknown => {
    if (path.startsWith('i18n/'))
      return rewrite.keys(content as Record<string, string>, (key) => renameKey(key, names));
    if (path.startsWith('cases/')) return renameCase(content as never, bundle, names);
    if (path.startsWith('migrations/')) return renameMigration(content as never, bundle, names);
    const found = REWRITES.find(([pattern]) => pattern.test(path));
    return found ? found[1](content as never, names) : undefined;
  };
  if (!path.endsWith('.json')) return text;
  const changed = change(JSON.parse(text));
  return changed === undefined ? text : `${JSON.stringify(changed, undefined, 2)}\n`;
}

function renameTable(path: string, text: string, names: Names): string {
  const table = parseTable(path, text, createFindings());
  if (!table) return text;
  const cell = (value: string) => {
    const renamed = isOurs(value) && names.has('option', value) ? names.rename('option', value) : value;
    return /[",\n]/.test(renamed) ? `"${renamed.replaceAll('"', '""')}"` : renamed;
  };
  const header = table.columns.map((column) => names.rename('column', column));
  const rows = table.rows.map((row) => table.columns.map((column) => cell(row[column] ?? '')));
  return `${[header, ...rows].map((cells) => cells.join(',')).join('\n')}\n`;
}
