import { formats, isFormatName } from '@greffe/identifiers';
import { isObject } from '../data/pointer.ts';
import type { Field, FieldKind, Pointer } from '../types.ts';

/** Whether a value counts as given: no absent key, no null, no blank text, no list or object without anything in it. */
export function isGiven(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) ? Object.values(value).some(isGiven) : true;
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const isText = (value: unknown): boolean => typeof value === 'string';

const HAS_TYPE: Readonly<Record<FieldKind, (value: unknown) => boolean>> = {
  object: isObject,
  list: Array.isArray,
  text: isText,
  choice: isText,
  file: isText,
  date: (value) => typeof value === 'string' && isDay(value),
  integer: Number.isInteger,
  number: Number.isFinite,
  boolean: (value) => typeof value === 'boolean',
};

/**
 * The data without what is not given: null and blank text. Numbers of a known format lose their dots and spaces.
 * What is unchanged is shared.
 */
export function cleanData(
  data: unknown,
  field: (pattern: Pointer) => Field | undefined,
  pattern: Pointer = '',
): unknown {
  if (Array.isArray(data)) {
    const items = data.map((item: unknown) => cleanData(item, field, `${pattern}/*`));
    return items.every((item, index) => item === data[index]) ? data : items;
  }
  if (isObject(data))
    return cleanObject(data, (name, value) => cleanMember(value, field, `${pattern}/${name}`));
  return data;
}

function cleanMember(
  value: unknown,
  field: (pattern: Pointer) => Field | undefined,
  pattern: Pointer,
): unknown {
  if (value === null || (typeof value === 'string' && value.trim() === '')) return undefined;
  if (typeof value === 'object') return cleanData(value, field, pattern);
  const format = typeof value === 'string' ? field(pattern)?.format : undefined;
  return format === undefined ? value : canonical(format, value as string);
}

function canonical(format: string, text: string): string {
  if (!isFormatName(format)) return text;
  const result = formats[format](text);
  return result.ok ? result.value : text;
}

/** The data that expressions see: what is of another type than its field, or in no field, counts as not given. */
export function typedData(
  data: unknown,
  field: (pattern: Pointer) => Field | undefined,
  pattern: Pointer = '',
): unknown {
  if (Array.isArray(data)) {
    const itemField = field(`${pattern}/*`);
    // An item that is no object keeps its place: the others' indices are in pointers.
    const typed = data.flatMap((item: unknown) => {
      if (hasType(item, itemField)) return [typedData(item, field, `${pattern}/*`)];
      return itemField?.kind === 'object' ? [{}] : [];
    });
    return typed.length === data.length && typed.every((item, index) => item === data[index]) ? data : typed;
  }
  if (!isObject(data)) return data;
  return cleanObject(data, (name, value) => {
    const inside = `${pattern}/${name}`;
    return hasType(value, field(inside)) ? typedData(value, field, inside) : undefined;
  });
}

function hasType(value: unknown, field: Field | undefined): boolean {
  return field !== undefined && HAS_TYPE[field.kind](value);
}

/** An object with each member replaced, or left out where undefined comes back; the same object where nothing changes. */
function cleanObject(
  object: Record<string, unknown>,
  replace: (name: string, value: unknown) => unknown,
): Record<string, unknown> {
  const members = Object.entries(object).map(([name, value]) => [name, value, replace(name, value)] as const);
  if (members.every(([, before, after]) => after === before)) return object;
  return Object.fromEntries(
    members.flatMap(([name, , after]) => (after === undefined ? [] : [[name, after]])),
  );
}
