import type { CelType } from '@greffe/rules';
import { fileFormat } from '../data/files.ts';
import type { FieldKind, FieldLayout, FieldOption, Pointer } from '../types.ts';
import type { SchemaNode } from './files.ts';
import type { ResolvedNode } from './resolve.ts';

/** What kind of field a schema node is. */
export function kindOf(schema: SchemaNode): FieldKind {
  switch (schema.type) {
    case 'array':
      return 'list';
    case 'integer':
    case 'number':
    case 'boolean':
      return schema.type;
    case 'string':
      if (schema.enum || schema.fromTable) return 'choice';
      if (schema.format === fileFormat) return 'file';
      return schema.format === 'date' ? 'date' : 'text';
    default:
      return 'object';
  }
}

/** The static type that an expression sees of a node. */
export function celTypeOf(node: ResolvedNode): CelType {
  switch (kindOf(node.schema)) {
    case 'object':
      return { object: Object.fromEntries(node.children.map(([name, child]) => [name, celTypeOf(child)])) };
    case 'list':
      return { list: node.item ? celTypeOf(node.item) : 'string' };
    case 'integer':
      return 'int';
    case 'number':
      return 'double';
    case 'boolean':
      return 'bool';
    case 'date':
      return 'date';
    default:
      return 'string';
  }
}

/** Widgets that can show each kind of field; the first is not always the default. */
export const WIDGETS: Readonly<Record<FieldKind, readonly string[]>> = {
  object: ['section', 'group'],
  list: ['list', 'table', 'checkboxes', 'regions', 'file'],
  text: ['text', 'textarea', 'niss', 'partial-date', 'time', 'duration', 'device-scan'],
  date: ['date'],
  integer: ['number', 'scale'],
  number: ['number'],
  boolean: ['checkbox', 'radio', 'switch'],
  choice: ['radio', 'select', 'combobox', 'scale', 'regions'],
  file: ['file'],
};

/** Widgets that read one format alone; without another word they show it. */
export const FORMAT_OF: Readonly<Record<string, string>> = {
  niss: 'niss',
  'partial-date': 'partial-date',
  time: 'time-of-day',
  duration: 'duration',
  'device-scan': 'udi',
};

/** The layout of a field, completed by what follows from its kind. */
export function layoutOf(
  pointer: Pointer,
  schema: SchemaNode,
  options: readonly FieldOption[] | undefined,
  authored: Partial<FieldLayout>,
): FieldLayout {
  const kind = kindOf(schema);
  const inputMode = kind === 'integer' ? 'numeric' : kind === 'number' ? 'decimal' : undefined;
  return {
    widget: defaultWidget(kind, pointer, schema, options?.length ?? 0),
    width: 'full',
    ...(inputMode ? { inputMode } : {}),
    ...authored,
  };
}

function defaultWidget(kind: FieldKind, pointer: Pointer, schema: SchemaNode, optionCount: number): string {
  switch (kind) {
    case 'object':
      return pointer.lastIndexOf('/') === 0 ? 'section' : 'group';
    case 'list':
      return listWidget(schema.items && kindOf(schema.items));
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'checkbox';
    case 'choice':
      return optionCount <= 4 ? 'radio' : optionCount <= 30 ? 'select' : 'combobox';
    case 'date':
      return 'date';
    case 'file':
      return 'file';
    case 'text':
      return Object.keys(FORMAT_OF).find((widget) => FORMAT_OF[widget] === schema.format) ?? 'text';
  }
}

/** What is ticked off, or chosen from the computer, is one field; what is filled in has fields of its own. */
const listWidget = (items: FieldKind | undefined): string =>
  items === 'choice' ? 'checkboxes' : items === 'file' ? 'file' : 'list';
