import type { Field, JsonSchema, Step } from '@greffe/definition';
import { pointerParts } from '@greffe/definition';
import type { RJSFSchema } from '@rjsf/utils';
import { isOneWidget } from '../store/isOneWidget.ts';

const schemas = new WeakMap<JsonSchema, RJSFSchema>();

/** The schema as rjsf gets it: always the same object for a step, and without the names that make rjsf look for it. */
export function renderSchemaOf(step: Step): RJSFSchema {
  const known = schemas.get(step.schema);
  if (known) return known;
  const { $schema: _dialect, $id: _name, ...rest } = step.schema;
  const ticked = step.fields.filter((field) => isTicked(field, step.fields));
  const schema = ticked.reduce<RJSFSchema>(
    (all, { pointer }) => tickedOnce(all, pointerParts(pointer)),
    rest as RJSFSchema,
  );
  schemas.set(step.schema, schema);
  return schema;
}

/** Whether a list is choices that one widget shows. */
function isTicked(field: Field, fields: readonly Field[]): boolean {
  if (field.kind !== 'list' || !isOneWidget(field)) return false;
  return fields.some(({ pointer, kind }) => kind === 'choice' && pointer === `${field.pointer}/*`);
}

/** A choice is ticked once, whether its list says so or not; rjsf offers the choices of a list that says so alone. */
function tickedOnce(schema: RJSFSchema, [part, ...inside]: readonly string[]): RJSFSchema {
  if (part === undefined) return schema.uniqueItems ? schema : { ...schema, uniqueItems: true };
  if (part === '*') return { ...schema, items: tickedOnce(schema.items as RJSFSchema, inside) };
  const child = tickedOnce(schema.properties?.[part] as RJSFSchema, inside);
  return { ...schema, properties: { ...schema.properties, [part]: child } };
}
