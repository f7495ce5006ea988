import type { Pointer } from '../types.ts';
import { getAt, pointerParts, toPointer } from './pointer.ts';

/** The concrete pointers that a pattern means in this data: one for each item of every list it crosses. */
export function expandPattern(pattern: Pointer, data: unknown): Pointer[] {
  const star = pattern.indexOf('/*');
  if (star < 0) return [pattern];
  const list = pattern.slice(0, star);
  const rest = pattern.slice(star + 2);
  const items = getAt(data, list);
  if (!Array.isArray(items)) return [];
  return items.flatMap((_, index) => expandPattern(`${list}/${index}${rest}`, data));
}

/** The pattern of a concrete pointer: list indices become `*`. */
export function patternOf(pointer: Pointer): Pointer {
  // Asked of every field for every key that is typed, and most lie in no list.
  return /\/\d/.test(pointer) ? pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*') : pointer;
}

/** A pattern with the list indices of a concrete pointer that went the same way: `/a/~/c` (`~` for the star) beside `/a/2/b` → `/a/2/c`. */
export function atSameIndices(pattern: Pointer, concrete: Pointer): Pointer {
  const indices = pointerParts(concrete);
  return toPointer(
    pointerParts(pattern).map((part, position) => (part === '*' ? (indices[position] ?? part) : part)),
  );
}

/** The name by which texts know a field: `/services/0/date` → `services.*.date`. */
export function textPath(pointer: Pointer): string {
  return pointerParts(patternOf(pointer)).join('.');
}
