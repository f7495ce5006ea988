import { isObject, stringsOf } from '../../editor/readDefinition.ts';
import type { JsonObject } from './kinds.ts';
import type { FieldView } from './readFields.ts';

/** The schema that has a field's choices: its own, or that of its items. */
export function choiceSchema({ kind, schema }: FieldView): JsonObject {
  return kind === 'choices' && isObject(schema.items) ? schema.items : schema;
}

/** The pointer under which the texts of a field's choices stand. */
export function choicePointer({ kind, pointer }: FieldView): string {
  return kind === 'choices' ? `${pointer}/*` : pointer;
}

/** The values of a field's own choices, in order; nothing where it has none, or a table has them. */
export function optionsOf(field: FieldView): readonly string[] | undefined {
  const { enum: values } = choiceSchema(field);
  return Array.isArray(values) ? stringsOf(values) : undefined;
}
