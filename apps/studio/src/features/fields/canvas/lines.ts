import type { OutlineItem } from '@greffe/ui';
import type { FieldView, WidthName } from '../read/readFields.ts';
import type { Tracked } from '../read/trackFields.ts';

/** A field in the outline of a step. */
export interface FieldLine extends OutlineItem {
  readonly field: FieldView;
  /** The column of twelve at which it begins on a wide screen, from 0. */
  readonly column: number;
  readonly findings: number;
  readonly children: readonly FieldLine[];
  /** What it shows, as one text: a line that shows the same is the same line. */
  readonly look: string;
}

/** How many of twelve columns each width takes. */
export const columns: Readonly<Record<WidthName, number>> = {
  full: 12,
  'two-thirds': 8,
  half: 6,
  third: 4,
  quarter: 3,
};

/**
 * The lines of a step. What has not changed since `before` is the same object, so that only what has changed is drawn.
 * @param label what a line says to those who hear it.
 */
export function linesOf(
  { fields, ids }: Tracked,
  counts: ReadonlyMap<string, number>,
  label: (field: FieldView, findings: number) => string,
  before: readonly FieldLine[] = [],
): readonly FieldLine[] {
  const known = new Map(before.flatMap(all).map((line) => [line.id, line]));

  function lines(siblings: readonly FieldView[]): FieldLine[] {
    let column = 0;
    return siblings.map((field) => {
      const span = columns[field.width];
      const start = column + span > 12 ? 0 : column;
      column = start + span;
      return lineOf(field, start);
    });
  }

  function lineOf(field: FieldView, column: number): FieldLine {
    const id = ids.get(field.pointer) ?? field.pointer;
    const findings = counts.get(field.pointer) ?? 0;
    const children = lines(field.children);
    const text = label(field, findings);
    const look = `${text}\n${field.pointer}\n${field.width}\n${column}\n${findings}\n${field.kind}`;
    const old = known.get(id);
    const isSame = old?.look === look && sameItems(old.children, children);
    // The line is drawn from its look alone; who acts on it asks for the field anew.
    return isSame
      ? old
      : { id, label: text, field, column, findings, children, look, isFixed: field.isForeign };
  }

  const result = lines(fields);
  return sameItems(before, result) ? before : result;
}

function all(line: FieldLine): FieldLine[] {
  return [line, ...line.children.flatMap(all)];
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
