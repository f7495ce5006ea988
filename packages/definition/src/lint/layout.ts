import type { UiFile } from '../bundle/files.ts';
import { FORMAT_OF, kindOf, WIDGETS } from '../bundle/kind.ts';
import type { Placed } from '../bundle/logic.ts';
import type { ParsedDrawing } from '../bundle/parseDrawing.ts';
import type { ResolvedNode } from '../bundle/resolve.ts';
import type { Sourced } from '../bundle/sources.ts';
import type { FieldLayout, Pointer } from '../types.ts';
import { didYouMean, type Findings, listNames, type Place } from './finding.ts';

/** More points than fit on a line of a phone's two rows, and more than anybody tells apart. */
const MOST_POINTS = 21;

interface Laid {
  readonly node: ResolvedNode;
  readonly layout: FieldLayout;
  readonly authored: readonly Placed<UiFile['fields'][string]>[];
  readonly nodes: ReadonlyMap<Pointer, ResolvedNode>;
  readonly pictures: Readonly<Record<string, Sourced<ParsedDrawing>>>;
  readonly findings: Findings;
}

/**
 * Whether a field can be shown as its layout says: the widget can show its kind and format, a scale has two ends, a
 * table has columns, regions have a drawing with a shape for each.
 * @returns the drawing, cleaned, where there is one.
 */
export function checkLayout({ node, layout, authored, nodes, pictures, findings }: Laid): string | undefined {
  const { schema, pointer } = node;
  const kind = kindOf(schema);
  const { widget } = layout;
  const known = WIDGETS[kind];
  const said = authored.findLast(({ value }) => value.widget !== undefined) ?? authored.at(-1);
  // What nobody wrote follows from the kind, and is right.
  if (said === undefined) return undefined;
  const at = (word: string): Place => ({ file: said.place.file, pointer: `${said.place.pointer}/${word}` });
  const fault = (message: string, suggestion?: string) => {
    findings.error('ui.widget', at('widget'), message, suggestion);
    return undefined;
  };
  if (!known.includes(widget)) {
    const message = `The widget "${widget}" cannot show a field of kind ${kind}. Known: ${listNames(known)}.`;
    return fault(message, didYouMean(widget, known));
  }
  const format = FORMAT_OF[widget];
  if (format !== undefined && schema.format !== format)
    return fault(
      `The widget "${widget}" reads the format "${format}" alone.`,
      `Give the field "format": "${format}".`,
    );
  if (widget === 'scale' && schema.type === 'integer') {
    const points = (schema.maximum ?? Number.NaN) - (schema.minimum ?? Number.NaN) + 1;
    if (!(points >= 2 && points <= MOST_POINTS))
      return fault(
        `A scale shows each of its points: it has from 2 to ${MOST_POINTS}.`,
        'Give the field a "minimum" and a "maximum".',
      );
  }
  const item = kind === 'list' ? nodes.get(`${pointer}/*`) : undefined;
  if (widget === 'file' && kind === 'list' && (item === undefined || kindOf(item.schema) !== 'file'))
    return fault('The widget "file" shows a file, or a list of files.');
  const isOfChoices = item !== undefined && kindOf(item.schema) === 'choice';
  if ((widget === 'checkboxes' || widget === 'regions') && kind === 'list' && !isOfChoices)
    return fault(
      `The widget "${widget}" shows a list of choices: its items are texts with "enum" or "fromTable".`,
    );
  if (widget === 'regions' && kind === 'list' && schema.uniqueItems !== true)
    return fault('A place is chosen once.', 'Give the list "uniqueItems": true.');
  if (widget === 'table' && !isRow(item))
    return fault('A table shows a list of objects whose fields are neither objects nor lists.');
  if (widget !== 'regions') {
    const drawn = authored.findLast(({ value }) => value.drawing !== undefined);
    if (drawn)
      findings.error(
        'ui.drawing',
        { file: drawn.place.file, pointer: `${drawn.place.pointer}/drawing` },
        'A drawing belongs to the widget "regions".',
      );
    return undefined;
  }
  const names = Object.keys(pictures);
  const drawing = layout.drawing === undefined ? undefined : pictures[layout.drawing]?.value;
  if (drawing === undefined) {
    const message =
      layout.drawing === undefined
        ? `The widget "regions" has a "drawing". Known: ${listNames(names)}.`
        : `No drawing "${layout.drawing}" was found in pictures/. Known: ${listNames(names)}.`;
    findings.error('ui.drawing', at('drawing'), message, didYouMean(layout.drawing ?? '', names));
    return undefined;
  }
  for (const value of (item ?? node).schema.enum ?? []) {
    if (drawing.regions.includes(value)) continue;
    const message = `The drawing "${layout.drawing}" has no shape or group with the id "${value}".`;
    findings.warning('ui.region', at('drawing'), message, didYouMean(value, drawing.regions));
  }
  return drawing.svg;
}

const isRow = (item: ResolvedNode | undefined) =>
  item?.schema.type === 'object' &&
  item.children.every(([, child]) => kindOf(child.schema) !== 'object' && kindOf(child.schema) !== 'list');
