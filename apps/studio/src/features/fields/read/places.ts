import { pointerParts, toPointer } from '@greffe/definition';

/** Where the schema of a field stands in the files. */
export function schemaPlace(
  step: string,
  pointer: string,
): { readonly file: string; readonly pointer: string } {
  const parts = pointerParts(pointer).flatMap((part) => (part === '*' ? ['items'] : ['properties', part]));
  return { file: `steps/${step}.schema.json`, pointer: toPointer(parts) };
}
