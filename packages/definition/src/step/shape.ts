import { FORBIDDEN_KEYS, isObject, toPointer } from '../data/pointer.ts';
import type { FieldError, JsonSchema, Step } from '../types.ts';

const DEEPEST = 20;

/**
 * Whether a value has the shape of a draft: an object with known fields, objects and lists where the schema has
 * them. Scalars may be of a wrong type, since a draft may be half typed; null is refused: not given is absent.
 */
export function checkDraftShape(step: Step, value: unknown): FieldError[] {
  return check(step.schema, value, []);
}

type Parts = readonly (string | number)[];

function check(schema: JsonSchema, value: unknown, parts: Parts): FieldError[] {
  if (parts.length > DEEPEST) return [fault('depth', parts, { limit: DEEPEST })];
  const type = String(schema.type);
  if (type === 'object')
    return isObject(value) ? checkObject(schema, value, parts) : [fault('type', parts, { type })];
  if (type === 'array') {
    if (!Array.isArray(value)) return [fault('type', parts, { type })];
    return value.flatMap((item, index) => check(schema.items as JsonSchema, item, [...parts, index]));
  }
  const isScalar = ['string', 'number', 'boolean'].includes(typeof value);
  return isScalar ? [] : [fault('type', parts, { type })];
}

function checkObject(schema: JsonSchema, value: Record<string, unknown>, parts: Parts): FieldError[] {
  const properties = schema.properties as Record<string, JsonSchema>;
  return Object.keys(value).flatMap((name) => {
    const inside = [...parts, name];
    const known = Object.hasOwn(properties, name) && !FORBIDDEN_KEYS.has(name) ? properties[name] : undefined;
    return known ? check(known, value[name], inside) : [fault('unknown', inside)];
  });
}

function fault(code: string, parts: Parts, params: FieldError['params'] = {}): FieldError {
  return { pointer: toPointer(parts), severity: 'error', code, params };
}
