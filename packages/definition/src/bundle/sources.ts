import type { Table } from '@greffe/rules';
import type { Findings } from '../lint/finding.ts';
import { checkAgainstMetaSchema } from '../meta/check.ts';
import type { FileKind } from '../meta/schemas.ts';
import type { MigrationFile } from '../migrate/types.ts';
import type {
  CaseFile,
  CountersFile,
  FormFile,
  LogicFile,
  RulesFile,
  SchemaNode,
  UiFile,
  WorkflowFile,
} from './files.ts';
import type { BundleMemory } from './memory.ts';
import { type ParsedDrawing, parseDrawing } from './parseDrawing.ts';
import { parseJson } from './parseJson.ts';
import { parseTable } from './parseTable.ts';

/** A file's value with its name, for findings. */
export interface Sourced<T> {
  readonly file: string;
  readonly value: T;
}

/** The files of one step, or of a shared module. */
export interface StepSource {
  schema?: Sourced<SchemaNode>;
  ui?: Sourced<UiFile>;
  logic?: Sourced<LogicFile>;
  /** Of a shared module alone: a registry's rules stand in one file for all steps. */
  rules?: Sourced<RulesFile>;
  /** language → texts, of a shared module alone. */
  texts: Record<string, Sourced<Record<string, string>>>;
}

/** A definition's files, parsed and checked one by one against the meta-schema. */
export interface Sources {
  form?: Sourced<FormFile>;
  workflow?: Sourced<WorkflowFile>;
  rules?: Sourced<RulesFile>;
  counters?: Sourced<CountersFile>;
  readonly steps: Record<string, StepSource>;
  readonly modules: Record<string, StepSource>;
  readonly tables: Record<string, Sourced<Table>>;
  /** Drawings of `pictures/`, by name. */
  readonly pictures: Record<string, Sourced<ParsedDrawing>>;
  readonly texts: Record<string, Sourced<Record<string, string>>>;
  readonly cases: Sourced<CaseFile>[];
  /** By the version that they lead to. */
  readonly migrations: Record<string, Sourced<MigrationFile>>;
}

/** An object without a prototype: a file may be called `constructor`. */
function dictionary<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

/** Puts a file's value in its place; `name` is what the pattern of the file's name captures. */
type Take<Into> = (into: Into, name: string, sourced: Sourced<unknown>) => void;

/** The value follows its meta-schema by then, which is what the type says. */
const as = <T>(sourced: Sourced<unknown>): Sourced<T> => sourced as Sourced<T>;

const stepOf = (steps: Record<string, StepSource>, name: string): StepSource => {
  steps[name] ??= { texts: dictionary() };
  return steps[name];
};

const takeSchema: Take<StepSource> = (step, _name, sourced) => {
  step.schema = as(sourced);
};
const takeUi: Take<StepSource> = (step, _name, sourced) => {
  step.ui = as(sourced);
};
const takeLogic: Take<StepSource> = (step, _name, sourced) => {
  step.logic = as(sourced);
};
const takeRules: Take<{ rules?: Sourced<RulesFile> }> = (into, _name, sourced) => {
  into.rules = as(sourced);
};
const takeTexts: Take<{ texts: Record<string, Sourced<Record<string, string>>> }> = (
  into,
  language,
  sourced,
) => {
  into.texts[language] = as(sourced);
};
const ofStep =
  (take: Take<StepSource>): Take<Sources> =>
  (sources, name, sourced) =>
    take(stepOf(sources.steps, name), name, sourced);

/** How each kind of file is called, the meta-schema it follows, and where its value goes. */
const REGISTRY_FILES: readonly [RegExp, FileKind, Take<Sources>][] = [
  [
    /^form\.json$/,
    'form',
    (sources, _name, sourced) => {
      sources.form = as(sourced);
    },
  ],
  [
    /^workflow\.json$/,
    'workflow',
    (sources, _name, sourced) => {
      sources.workflow = as(sourced);
    },
  ],
  [/^rules\.json$/, 'rules', takeRules],
  [
    /^counters\.json$/,
    'counters',
    (sources, _name, sourced) => {
      sources.counters = as(sourced);
    },
  ],
  [/^steps\/([a-z][a-z0-9-]*)\.schema\.json$/, 'step', ofStep(takeSchema)],
  [/^steps\/([a-z][a-z0-9-]*)\.ui\.json$/, 'ui', ofStep(takeUi)],
  [/^steps\/([a-z][a-z0-9-]*)\.logic\.json$/, 'logic', ofStep(takeLogic)],
  [/^i18n\/([a-z]{2})\.json$/, 'i18n', takeTexts],
  [
    /^cases\/(.+)\.case\.json$/,
    'case',
    (sources, _name, sourced) => {
      sources.cases.push(as(sourced));
    },
  ],
  [
    /^migrations\/(\d+\.\d+\.\d+)\.json$/,
    'migration',
    (sources, version, sourced) => {
      sources.migrations[version] = as(sourced);
    },
  ],
  [/^development\.json$/, 'development', () => undefined],
];

const MODULE_FILES: readonly [RegExp, FileKind, Take<StepSource>][] = [
  [/^module\.schema\.json$/, 'step', takeSchema],
  [/^module\.ui\.json$/, 'ui', takeUi],
  [/^module\.logic\.json$/, 'logic', takeLogic],
  [/^module\.rules\.json$/, 'rules', takeRules],
  [/^i18n\/([a-z]{2})\.json$/, 'i18n', takeTexts],
];

/** Files that belong to a definition and that this version of the format carries unread. */
const CARRIED = /^(?:documents|messages|reports|pictures|manual)\/|(?:^|\/)README\.md$/;

/** Parses every file and checks it by itself; `shared` are the files of the modules, `<module>/module.schema.json`. */
export function readSources(
  files: Readonly<Record<string, string>>,
  shared: Readonly<Record<string, string>>,
  findings: Findings,
  memory: BundleMemory,
): Sources {
  const sources: Sources = {
    steps: dictionary(),
    modules: dictionary(),
    tables: dictionary(),
    pictures: dictionary(),
    texts: dictionary(),
    cases: [],
    migrations: dictionary(),
  };
  const reader = { findings, memory };
  for (const file of Object.keys(files).sort()) readRegistryFile(file, files[file] ?? '', sources, reader);
  for (const path of Object.keys(shared).sort()) readModuleFile(path, shared[path] ?? '', sources, reader);
  return sources;
}

/** Where what is found goes, and what is known from the last time. */
interface Reader {
  readonly findings: Findings;
  readonly memory: BundleMemory;
}

function readRegistryFile(file: string, text: string, sources: Sources, reader: Reader): void {
  const { findings, memory } = reader;
  const table = /^tables\/([a-z][a-z0-9-]*)\.csv$/.exec(file)?.[1];
  if (table !== undefined) {
    const value = memory.recall(file, [text], findings, (found) => parseTable(file, text, found));
    if (value) sources.tables[table] = { file, value };
    return;
  }
  const picture = /^pictures\/([a-z][a-z0-9-]*)\.svg$/.exec(file)?.[1];
  if (picture !== undefined) {
    const value = memory.recall(file, [text], findings, (found) => parseDrawing(file, text, found));
    if (value) sources.pictures[picture] = { file, value };
    return;
  }
  if (takeFile(REGISTRY_FILES, sources, file, file, text, reader) || CARRIED.test(file)) return;
  const message = 'No part of a definition has this name.';
  findings.warning(
    'file.unknown',
    { file, pointer: '' },
    message,
    'The reference names the files of a registry.',
  );
}

function readModuleFile(path: string, text: string, sources: Sources, reader: Reader): void {
  const [module = '', ...rest] = path.split('/');
  const inside = rest.join('/');
  // Files beside the modules, such as development.json, belong to no definition.
  if (inside === '' || CARRIED.test(inside)) return;
  const file = `../shared/${path}`;
  if (takeFile(MODULE_FILES, stepOf(sources.modules, module), inside, file, text, reader)) return;
  reader.findings.warning('file.unknown', { file, pointer: '' }, 'No part of a shared module has this name.');
}

/** Reads a file of a known kind; a value that does not follow its meta-schema goes nowhere. */
function takeFile<Into>(
  kinds: readonly [RegExp, FileKind, Take<Into>][],
  into: Into,
  name: string,
  file: string,
  text: string,
  { findings, memory }: Reader,
): boolean {
  for (const [pattern, kind, take] of kinds) {
    const match = pattern.exec(name);
    if (!match) continue;
    const value = memory.recall(file, [text], findings, (found) => readFile(kind, file, text, found));
    if (value !== undefined) take(into, match[1] ?? '', { file, value });
    return true;
  }
  return false;
}

/** A file's value, or undefined where it is no JSON or does not follow its meta-schema. */
function readFile(kind: FileKind, file: string, text: string, findings: Findings): unknown {
  const value = parseJson(file, text, findings);
  if (value === undefined) return undefined;
  const before = findings.list.length;
  checkAgainstMetaSchema(kind, file, value, findings);
  return findings.list.length === before ? withoutSchemaKey(value) : undefined;
}

function withoutSchemaKey(value: unknown): unknown {
  const { $schema: _schema, ...rest } = value as Record<string, unknown>;
  return rest;
}
