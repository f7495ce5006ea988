import { pointerParts, toPointer } from '@greffe/definition';
import { refuse } from './refused.ts';

/** Keys that would reach an object's prototype. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The one way in which a JSON file is written: two spaces, keys in the order they stand, one line feed at the end. */
export function canonicalText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Whether a value is an object with keys (no list, no null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a pointer, by own keys alone; undefined where there is none. */
export function valueAt(value: unknown, pointer: string): unknown {
  let found = value;
  for (const part of pointerParts(pointer)) {
    if (Array.isArray(found) && !/^\d+$/.test(part)) return undefined;
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return undefined;
    found = (found as JsonObject)[part];
  }
  return found;
}

/** What holds the value at a pointer, changed; everything else is shared with what it was. Refuses a way that is not there. */
export function changeAt(
  value: unknown,
  pointer: string,
  change: (holder: readonly unknown[] | JsonObject, key: string) => unknown,
): unknown {
  const parts = pointerParts(pointer);
  const walk = (holder: unknown, depth: number): unknown => {
    const key = parts[depth];
    if (key === undefined || typeof holder !== 'object' || holder === null)
      return refuse('place.missing', { pointer });
    if (depth === parts.length - 1) return change(holder as JsonObject, key);
    if (!Object.hasOwn(holder, key))
      return refuse('place.missing', { pointer: toPointer(parts.slice(0, depth + 1)) });
    const inside = walk((holder as JsonObject)[key], depth + 1);
    return Array.isArray(holder) ? holder.with(Number(key), inside) : { ...holder, [key]: inside };
  };
  return walk(value, 0);
}

/** Refuses a key that would reach a prototype. */
export function checkKey(key: string): string {
  return FORBIDDEN.has(key) ? refuse('name.forbidden', { name: key }) : key;
}

/** An object with one more key, behind the one that is named, or at its end; a key that is there keeps its place. */
export function withKey(object: JsonObject, key: string, value: unknown, after?: string): JsonObject {
  checkKey(key);
  if (Object.hasOwn(object, key) || after === undefined || !Object.hasOwn(object, after))
    return { ...object, [key]: value };
  const entries = Object.entries(object);
  const index = entries.findIndex(([name]) => name === after) + 1;
  return Object.fromEntries(entries.toSpliced(index, 0, [key, value]));
}

/** An object without a key. */
export function withoutKey(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

/** Whether an object of a JSON text has a key twice: what JSON.parse keeps of it would be less than what stands there. */
export function hasDuplicateKey(text: string): boolean {
  const keys: (Set<string> | undefined)[] = [];
  for (const [token, key] of text.matchAll(/("(?:\\.|[^"\\])*")(?=\s*:)|"(?:\\.|[^"\\])*"|[{}[\]]/g)) {
    if (token === '{') keys.push(new Set());
    else if (token === '[') keys.push(undefined);
    else if (token === '}' || token === ']') keys.pop();
    else if (key !== undefined) {
      const seen = keys.at(-1);
      if (seen?.has(key)) return true;
      seen?.add(key);
    }
  }
  return false;
}

/** The value of a JSON text; undefined where there is none, or none that can be read. */
export function readJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
