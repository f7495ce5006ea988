import type { Pointer, StepData } from '../types.ts';
import { FORBIDDEN_KEYS, getAt, isObject, parentPointer, pointerParts } from './pointer.ts';

/**
 * Data under many changes in a row: each object on the way of a change is copied once, not once a change. The
 * data at the start never change. A list is copied at every change in it, since expressions keep what they read
 * of a list for as long as it is the same array.
 */
export interface Editor {
  /** The data as they are now; the same object as at the start while nothing changed. */
  readonly data: StepData;
  set(pointer: Pointer, value: unknown): void;
  remove(pointer: Pointer): void;
}

type Container = Record<string, unknown>;

/** An editor of data; what it does not touch is shared with them. */
export function createEditor(start: StepData): Editor {
  const owned = new WeakSet<object>();
  const own = (value: unknown): Container => {
    if (Array.isArray(value)) return [...(value as unknown[])] as unknown as Container;
    if (isObject(value) && owned.has(value)) return value;
    const copy: Container = isObject(value) ? { ...value } : {};
    owned.add(copy);
    return copy;
  };
  let data: Container = start;
  const ownAt = (parts: readonly string[]): Container => {
    data = own(data);
    let container = data;
    for (const part of parts) {
      if (FORBIDDEN_KEYS.has(part)) throw new RangeError(`"${part}" cannot be the name of a field.`);
      const inside = own(container[part]);
      container[part] = inside;
      container = inside;
    }
    return container;
  };
  return {
    get data() {
      return data;
    },
    set(pointer, value) {
      if (getAt(data, pointer) === value) return;
      const parts = pointerParts(pointer);
      const last = parts.pop() ?? '';
      if (FORBIDDEN_KEYS.has(last)) throw new RangeError(`"${last}" cannot be the name of a field.`);
      ownAt(parts)[last] = value;
    },
    remove(pointer) {
      const parts = pointerParts(pointer);
      const last = parts.pop();
      const holder = getAt(data, parentPointer(pointer));
      if (last === undefined || !isObject(holder) || !Object.hasOwn(holder, last)) return;
      delete ownAt(parts)[last];
    },
  };
}
