import type { Field, Pointer, StepData } from '../types.ts';
import { expandPattern } from './pattern.ts';
import { getAt } from './pointer.ts';

/** Format of a text that names a file of the record; the file itself is sent apart. */
export const fileFormat = 'file';

/** Bytes that a file may have (CO-11): 20 MiB. */
export const largestFile = 20 * 1024 * 1024;

/** Whether a text can name a file: a UUID, as the server gives them. */
export const isFileName = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);

/** Whether a step asks for files. */
export const asksForFiles = ({ fields }: { readonly fields: readonly Field[] }): boolean =>
  fields.some(({ format }) => format === fileFormat);

/** The files that a step's data name, with where. */
export function filesIn(
  { fields }: { readonly fields: readonly Field[] },
  data: StepData,
): readonly { readonly pointer: Pointer; readonly file: string }[] {
  return fields
    .filter(({ format }) => format === fileFormat)
    .flatMap((field) => expandPattern(field.pointer, data))
    .flatMap((pointer) => {
      const file = getAt(data, pointer);
      return typeof file === 'string' && file !== '' ? [{ pointer, file }] : [];
    });
}
