import type { Pointer } from '../types.ts';

/** Every value that is no object and no list, with its pointer. */
export function leaves(data: unknown, pointer: Pointer = ''): [Pointer, unknown][] {
  if (typeof data !== 'object' || data === null) return [[pointer, data]];
  return Object.entries(data).flatMap(([name, value]) =>
    leaves(value, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
