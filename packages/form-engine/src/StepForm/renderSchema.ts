import type { JsonSchema, Step } from '@greffe/definition';
import type { RJSFSchema } from '@rjsf/utils';

const schemas = new WeakMap<JsonSchema, RJSFSchema>();

/** The schema as rjsf gets it: always the same object for a step, and without the names that make rjsf look for it. */
export function renderSchemaOf(step: Step): RJSFSchema {
  const known = schemas.get(step.schema);
  if (known) return known;
  const { $schema: _dialect, $id: _name, ...rest } = step.schema;
  const schema = rest as RJSFSchema;
  schemas.set(step.schema, schema);
  return schema;
}
