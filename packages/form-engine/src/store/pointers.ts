import type { Pointer, StepData } from '@greffe/definition';

/** The names along a pointer: `/beneficiary/niss` gives `['beneficiary', 'niss']`. */
export function segmentsOf(pointer: Pointer): readonly string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The pointer along names and list indices. */
export function pointerOf(path: readonly (string | number)[]): Pointer {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The field that a value belongs to, as the bundle names it: list indices become stars. */
export function patternOf(pointer: Pointer): Pointer {
  return pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');
}

/** The pointers of a value's holders, nearest first, without the root. */
export function ancestorsOf(pointer: Pointer): readonly Pointer[] {
  const ancestors: Pointer[] = [];
  for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
    ancestors.push(pointer.slice(0, end));
  }
  return ancestors;
}

/** Whether a change at one pointer can be seen by who reads another: one holds the other. A star is any item. */
export function overlaps(read: Pointer, changed: Pointer): boolean {
  const readSegments = segmentsOf(read);
  const changedSegments = segmentsOf(changed);
  const shared = Math.min(readSegments.length, changedSegments.length);
  for (let index = 0; index < shared; index += 1) {
    const segment = readSegments[index];
    if (segment !== '*' && segment !== changedSegments[index]) return false;
  }
  return true;
}

/** The value at a pointer, or undefined where nothing is. */
export function valueAt(data: StepData, pointer: Pointer): unknown {
  let value: unknown = data;
  for (const segment of segmentsOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}

/** Every value that a pattern names in the data: a star gives one pointer for each item of its list. */
export function expand(pattern: Pointer, data: StepData): readonly Pointer[] {
  const star = pattern.indexOf('/*');
  if (star < 0) return [pattern];
  const list = pattern.slice(0, star);
  const rest = pattern.slice(star + 2);
  const items = valueAt(data, list);
  if (!Array.isArray(items)) return [];
  return items.flatMap((_, index) => expand(`${list}/${index}${rest}`, data));
}

/** Fills the stars of a pattern with the list indices of a pointer, in order. */
export function withIndicesOf(pattern: Pointer, pointer: Pointer): Pointer {
  const indices = segmentsOf(pointer).filter((segment) => /^\d+$/.test(segment));
  let next = 0;
  return pattern.replaceAll('*', (star) => indices[next++] ?? star);
}
