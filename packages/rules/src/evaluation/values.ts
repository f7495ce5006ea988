import { formatDay, parseDay } from '../calendar.ts';
import type { CelType } from '../types.ts';

/** A calendar day inside an expression; apart from `int`, so that the two never mix. */
export class Day {
  /** Days since 1970-01-01. */
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }
}

/** The answer that waits for values: which paths are not given. */
export class NotKnown {
  readonly missing: readonly string[];
  /** Set where the value itself is absent at this path, so that a field of it is missing by its own path. */
  readonly absent: string | undefined;

  constructor(missing: readonly string[], absent?: string) {
    this.missing = missing;
    this.absent = absent;
  }
}

/** An object of the data, read field by field: only what an expression asks for is converted. */
export class ObjectValue {
  readonly json: Readonly<Record<string, unknown>>;
  readonly fields: Readonly<Record<string, CelType>>;
  readonly path: string;

  constructor(
    json: Readonly<Record<string, unknown>>,
    fields: Readonly<Record<string, CelType>>,
    path: string,
  ) {
    this.json = json;
    this.fields = fields;
    this.path = path;
  }
}

/** A list keeps its items' answers: an item of a wrong type is not known, the others are. */
export type Value = string | boolean | bigint | number | Day | ObjectValue | readonly Result[];
export type Result = Value | NotKnown;

export function absent(path: string): NotKnown {
  return new NotKnown([path], path);
}

/** One answer that waits for everything its parts wait for. */
export function merge(...parts: readonly Result[]): NotKnown {
  const missing = new Set<string>();
  for (const part of parts) {
    if (part instanceof NotKnown) for (const path of part.missing) missing.add(path);
  }
  return new NotKnown([...missing]);
}

/** Converted lists, by their JSON array: data is immutable, and an unchanged list is the same array. */
const lists = new WeakMap<
  readonly unknown[],
  { readonly type: CelType; readonly path: string; readonly items: readonly Result[] }
>();

function listFromJson(json: readonly unknown[], itemType: CelType, path: string): readonly Result[] {
  const known = lists.get(json);
  if (known && known.type === itemType && known.path === path) return known.items;
  const items = json.map((item, index) => fromJson(item, itemType, `${path}.${index}`));
  lists.set(json, { type: itemType, path, items });
  return items;
}

function isPlainObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function scalarFromJson(json: unknown, type: string): Value | undefined {
  switch (type) {
    case 'string':
      return typeof json === 'string' ? json : undefined;
    case 'bool':
      return typeof json === 'boolean' ? json : undefined;
    case 'int':
      return typeof json === 'number' && Number.isSafeInteger(json) ? BigInt(json) : undefined;
    case 'double':
      return typeof json === 'number' && Number.isFinite(json) ? json : undefined;
    default: {
      const day = typeof json === 'string' ? parseDay(json) : undefined;
      return day === undefined ? undefined : new Day(day);
    }
  }
}

/** A JSON value as an expression sees it; of a wrong type, or a date half typed, it counts as not given. */
export function fromJson(json: unknown, type: CelType, path: string): Result {
  if (typeof type === 'string') return scalarFromJson(json, type) ?? absent(path);
  if ('list' in type) return Array.isArray(json) ? listFromJson(json, type.list, path) : absent(path);
  return isPlainObject(json) ? new ObjectValue(json, type.object, path) : absent(path);
}

/** A field of an object. Own properties alone: `constructor` and the like are never read from a prototype. */
export function readField(object: Result, name: string): Result {
  if (object instanceof NotKnown) {
    return object.absent === undefined ? object : absent(`${object.absent}.${name}`);
  }
  if (!(object instanceof ObjectValue) || !Object.hasOwn(object.fields, name)) return new NotKnown([]);
  const type = object.fields[name];
  const path = `${object.path}.${name}`;
  if (type === undefined || !Object.hasOwn(object.json, name)) return absent(path);
  return fromJson(object.json[name], type, path);
}

/** JSON of a value: a date as text, an int as a number; undefined where an int is too large for one. */
export function toJson(value: Value): unknown {
  if (value instanceof Day) return formatDay(value.number);
  if (value instanceof ObjectValue) return value.json;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
  if (typeof value === 'object') {
    return value.map((item) => (item instanceof NotKnown ? undefined : toJson(item)));
  }
  return value;
}
