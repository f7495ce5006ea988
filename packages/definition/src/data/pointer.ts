import type { Pointer, StepData } from '../types.ts';

/** Keys that would reach an object's prototype instead of its own data. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** The parts of a JSON pointer, unescaped: `/a~1b/0` → `['a/b', '0']`. */
export function pointerParts(pointer: Pointer): string[] {
  if (pointer === '') return [];
  const parts = pointer.slice(1).split('/');
  if (!pointer.includes('~')) return parts;
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The JSON pointer of parts: `['a/b', 0]` → `/a~1b/0`. */
export function toPointer(parts: readonly (string | number)[]): Pointer {
  return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The pointer of what holds this one; the root holds itself. */
export function parentPointer(pointer: Pointer): Pointer {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}

/** Whether `pointer` is `ancestor` or lies in it. */
export function isWithin(pointer: Pointer, ancestor: Pointer): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}

/** The value at a pointer, or undefined. Looks at own keys alone, so a prototype never answers. */
export function getAt(data: unknown, pointer: Pointer): unknown {
  let value = data;
  for (const part of pointerParts(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/**
 * The data with another value at the pointer; missing objects on the way are made. What does not lie on the
 * way is shared with the original.
 * @throws RangeError for a key that would reach a prototype.
 */
export function setAt(data: StepData, pointer: Pointer, value: unknown): StepData {
  return replaceAt(data, pointerParts(pointer), value) as StepData;
}

function replaceAt(data: unknown, parts: readonly string[], value: unknown): unknown {
  const [key, ...rest] = parts;
  if (key === undefined) return value;
  if (FORBIDDEN_KEYS.has(key)) throw new RangeError(`"${key}" cannot be the name of a field.`);
  if (Array.isArray(data)) {
    const items: unknown[] = [...data];
    items[Number(key)] = replaceAt(items[Number(key)], rest, value);
    return items;
  }
  const object = isObject(data) ? data : {};
  const before = Object.hasOwn(object, key) ? object[key] : undefined;
  const after = replaceAt(before, rest, value);
  return after === before && Object.hasOwn(object, key) ? object : { ...object, [key]: after };
}

/** The data without the value at the pointer; an item of a list moves up those behind it. */
export function removeAt(data: StepData, pointer: Pointer): StepData {
  return withoutParts(data, pointerParts(pointer)) as StepData;
}

function withoutParts(data: unknown, parts: readonly string[]): unknown {
  const [key, ...rest] = parts;
  if (key === undefined || typeof data !== 'object' || data === null || !Object.hasOwn(data, key))
    return data;
  if (Array.isArray(data)) {
    const index = Number(key);
    if (rest.length === 0) return data.filter((_, position) => position !== index);
    const after = withoutParts(data[index], rest);
    return after === data[index] ? data : data.with(index, after);
  }
  const object = data as Record<string, unknown>;
  if (rest.length > 0) {
    const after = withoutParts(object[key], rest);
    return after === object[key] ? object : { ...object, [key]: after };
  }
  const { [key]: _removed, ...others } = object;
  return others;
}

/** Whether a value is an object with keys (no list, no null). */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
