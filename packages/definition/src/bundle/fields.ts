import type { Table } from '@greffe/rules';
import { didYouMean, type Findings } from '../lint/finding.ts';
import { checkLayout } from '../lint/layout.ts';
import { checkNode } from '../lint/node.ts';
import type { Field, FieldLogic, FieldOption, Pointer } from '../types.ts';
import type { ExpressionChecker } from './expressions.ts';
import type { LogicEntry } from './files.ts';
import { kindOf, layoutOf } from './kind.ts';
import { fieldEntries, logicOf, type Placed } from './logic.ts';
import { optionsOf } from './options.ts';
import type { ParsedDrawing } from './parseDrawing.ts';
import type { Mount, ResolvedNode } from './resolve.ts';
import type { Sourced, StepSource } from './sources.ts';

interface FieldSources {
  readonly step: string;
  readonly source: StepSource;
  readonly mounts: readonly Mount[];
  readonly nodes: ReadonlyMap<Pointer, ResolvedNode>;
  readonly tables: Readonly<Record<string, Sourced<Table>>>;
  readonly pictures: Readonly<Record<string, Sourced<ParsedDrawing>>>;
  readonly checker: ExpressionChecker;
  readonly findings: Findings;
}

/** The fields of a step: schema, layout and logic of each brought together, parents before children. */
export function fieldsOf(sources: FieldSources): Field[] {
  const { step, source, mounts, nodes, tables, pictures, checker, findings } = sources;
  const ui = fieldEntries('ui', source, mounts, nodes, findings);
  const logic = fieldEntries('logic', source, mounts, nodes, findings);
  return [...nodes.values()].map((node): Field => {
    checkNode(node, findings);
    const { pointer, schema, origin, cite, module } = node;
    const options = optionsOf(step, node, tables, findings);
    checkValidOn(options, node, nodes, findings);
    const kind = kindOf(schema);
    const own = logic.get(pointer) ?? [];
    const checked = logicOf(node, own, mounts, checker);
    checkWritable(pointer, checked, own, findings);
    const authored = ui.get(pointer) ?? [];
    const layout = layoutOf(
      pointer,
      schema,
      options,
      Object.assign({}, ...authored.map(({ value }) => value)),
    );
    const drawing = checkLayout({ node, layout, authored, nodes, pictures, findings });
    return {
      pointer,
      kind,
      ...(schema.format === undefined ? {} : { format: schema.format }),
      ...(module === undefined ? {} : { module }),
      origin,
      ...(cite ? { cite } : {}),
      ...(schema.unit === undefined ? {} : { unit: schema.unit }),
      layout,
      logic: checked,
      ...(options ? { options } : {}),
      ...(drawing === undefined ? {} : { drawing }),
      ...(schema.minimum === undefined ? {} : { minimum: schema.minimum }),
      ...(schema.maximum === undefined ? {} : { maximum: schema.maximum }),
      ...(schema.maxLength === undefined ? {} : { maxLength: schema.maxLength }),
    };
  });
}

/** A field that must be given and that nobody and nothing can write would hold the step up for ever. */
function checkWritable(
  pointer: Pointer,
  { required, readOnly, derived, initial }: FieldLogic,
  entries: readonly Placed<LogicEntry>[],
  findings: Findings,
): void {
  if (readOnly !== true || required === undefined || required === false || derived || initial) return;
  const said = entries.findLast(({ value }) => value.readOnly === true);
  if (!said) return;
  findings.error(
    'logic.required-read-only',
    { file: said.place.file, pointer: `${said.place.pointer}/readOnly` },
    `The field "${pointer}" is required, and nobody can write it.`,
    'Give it a "derived" or an "initial" value, or let it be typed.',
  );
}

function checkValidOn(
  options: readonly FieldOption[] | undefined,
  node: ResolvedNode,
  nodes: ReadonlyMap<Pointer, ResolvedNode>,
  findings: Findings,
): void {
  const pointer = options?.[0]?.validOn;
  if (pointer === undefined) return;
  const target = nodes.get(pointer);
  const list = pointer.slice(0, pointer.lastIndexOf('/*') + 2);
  const isReachable = !pointer.includes('/*') || node.pointer.startsWith(`${list}/`);
  if (target && kindOf(target.schema) === 'date' && isReachable) return;
  const dates = [...nodes.values()]
    .filter((other) => kindOf(other.schema) === 'date')
    .map((other) => other.pointer);
  const place = { file: node.place.file, pointer: `${node.place.pointer}/fromTable/validOn` };
  findings.error('table.valid-on', place, `There is no date field "${pointer}".`, didYouMean(pointer, dates));
}
