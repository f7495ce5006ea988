import { isObject, toPointer } from '../../data/pointer.ts';
import type { Pointer } from '../../types.ts';
import type { Visit } from './types.ts';

/** Visits each item of a list; what is no list stays as it is, since a draft may be half written. */
export const each =
  (visit: Visit): Visit =>
  (value, at) =>
    Array.isArray(value) ? value.map((item, index) => visit(item, `${at}/${index}`)) : value;

/** Visits the members of an object that are named, and leaves the others and their order alone. */
export const members =
  (visits: Readonly<Record<string, Visit>>): Visit =>
  (value, at) =>
    isObject(value)
      ? Object.fromEntries(
          Object.entries(value).map(([key, member]) => [
            key,
            Object.hasOwn(visits, key) ? visits[key]?.(member, `${at}/${key}`) : member,
          ]),
        )
      : value;

/** Gives the keys of an object other names and visits its members, in the same order. */
export const keyed =
  (
    rename: (key: string, at: Pointer) => string,
    visit: (value: unknown, at: Pointer, key: string) => unknown,
  ): Visit =>
  (value, at) =>
    isObject(value)
      ? Object.fromEntries(
          Object.entries(value).map(([key, member]) => {
            const place = `${at}${toPointer([key])}`;
            return [rename(key, place), visit(member, place, key)];
          }),
        )
      : value;

/** Visits a text; anything else stays. */
export const text =
  (change: (value: string, at: Pointer) => string): Visit =>
  (value, at) =>
    typeof value === 'string' ? change(value, at) : value;

/** A visit that depends on what the value says. */
export const by =
  (choose: (value: Readonly<Record<string, unknown>>) => Visit): Visit =>
  (value, at) =>
    isObject(value) ? choose(value)(value, at) : value;

/** A text of an object, or an empty one. */
export function textOf(value: unknown, key: string): string {
  const found = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof found === 'string' ? found : '';
}
