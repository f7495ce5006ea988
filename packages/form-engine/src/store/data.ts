import type { Field, Pointer, StepData } from '@greffe/definition';
import { segmentsOf, valueAt } from './pointers.ts';

function copyOf(holder: unknown, key: string): Record<string, unknown> | unknown[] {
  if (Array.isArray(holder)) return [...holder];
  if (typeof holder === 'object' && holder !== null) return { ...holder };
  return /^\d+$/.test(key) ? [] : {};
}

function replaced(holder: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = copyOf(holder, key);
  const slots = copy as Record<string, unknown>;
  const inner =
    rest.length === 0 ? value : replaced(Object.hasOwn(slots, key) ? slots[key] : undefined, rest, value);
  if (inner === undefined && !Array.isArray(copy)) delete slots[key];
  else slots[key] = inner;
  return copy;
}

/**
 * The data with one value put in place, or removed where it is undefined; everything beside the way there is shared
 * with the data before, so that equal means identical.
 */
export function withValue(data: StepData, pointer: Pointer, value: unknown): StepData {
  if (Object.is(valueAt(data, pointer), value)) return data;
  return replaced(data, segmentsOf(pointer), value) as StepData;
}

/** How a value not given is written in the data: not at all. */
export function given(value: unknown): unknown {
  return value === null || value === '' ? undefined : value;
}

/** The data with every section there, if empty: expressions that look into a section then miss its fields alone. */
export function seeded(fields: readonly Field[], data: StepData): StepData {
  return fields
    .filter((field) => field.kind === 'object' && field.pointer !== '' && !field.pointer.includes('*'))
    .reduce(
      (seed, field) =>
        valueAt(seed, field.pointer) === undefined ? withValue(seed, field.pointer, {}) : seed,
      data,
    );
}
