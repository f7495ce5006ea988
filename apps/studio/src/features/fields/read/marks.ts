import type { FieldView } from './readFields.ts';

/** What is said of a field, in a word each: shown on its line. */
export type Mark = 'required' | 'requiredWhen' | 'visibleWhen' | 'derived' | 'readOnly' | 'readOnlyWhen';

/** The words for a field, the most telling first. */
export function marksOf({ logic }: FieldView): readonly Mark[] {
  const { required, visible, derived, readOnly } = logic;
  const marks: readonly (Mark | undefined)[] = [
    required === true ? 'required' : typeof required === 'string' ? 'requiredWhen' : undefined,
    typeof visible === 'string' ? 'visibleWhen' : undefined,
    typeof derived === 'string' ? 'derived' : undefined,
    readOnly === true ? 'readOnly' : typeof readOnly === 'string' ? 'readOnlyWhen' : undefined,
  ];
  return marks.filter((mark) => mark !== undefined);
}
