import { strToU8, zipSync } from 'fflate';
import type { DefinitionFiles } from '../types.ts';

/** The earliest day that a zip knows: the same files give the same bytes, whenever they are packed. */
const DAY = new Date(1980, 0, 1);

/** A definition as a zip, its files byte for byte as the loader reads them from a folder. */
export function zipDefinition(files: DefinitionFiles): Uint8Array {
  const paths = Object.keys(files).sort();
  return zipSync(
    Object.fromEntries(paths.map((path) => [path, [strToU8(files[path] ?? ''), { mtime: DAY }]])),
  );
}
