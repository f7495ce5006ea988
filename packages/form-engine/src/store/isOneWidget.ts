import type { Field } from '@greffe/definition';

/** Sections, plain lists and tables are rjsf's own; what is ticked off a list, or drawn, is one widget. */
export function isOneWidget({ kind, layout }: Field): boolean {
  return kind === 'list' ? !['list', 'table'].includes(layout.widget) : kind !== 'object';
}
