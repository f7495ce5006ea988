import type { FieldOption, JsonSchema, Pointer } from '../types.ts';
import type { SchemaNode } from './files.ts';
import type { ResolvedNode } from './resolve.ts';

/** Words of JSON Schema that a validator reads; our own are left out of a bundle's schema. */
const VALIDATED = [
  'format',
  'pattern',
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
] as const satisfies readonly (keyof SchemaNode)[];

/** The JSON Schema of a step: `$ref` resolved, choices of tables written out, no texts, no conditions, nothing unknown allowed. */
export function schemaOf(
  node: ResolvedNode,
  options: ReadonlyMap<Pointer, readonly FieldOption[]>,
): JsonSchema {
  const { schema } = node;
  const result: Record<string, unknown> = { type: schema.type ?? 'object' };
  for (const keyword of VALIDATED) {
    if (schema[keyword] !== undefined) result[keyword] = schema[keyword];
  }
  // No check of a format reads an endless text.
  if (schema.format !== undefined)
    result.maxLength = schema.maxLength ?? (schema.format === 'date' ? 10 : 200);
  const choices = options.get(node.pointer);
  if (choices) result.enum = choices.map((option) => option.value);
  if (result.type === 'object') {
    result.properties = Object.fromEntries(
      node.children.map(([name, child]) => [name, schemaOf(child, options)]),
    );
    result.additionalProperties = false;
  }
  if (node.item) result.items = schemaOf(node.item, options);
  return result;
}
