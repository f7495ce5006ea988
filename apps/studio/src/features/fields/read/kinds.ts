import { FIELD_KINDS } from '../../../model/index.ts';
import { isObject } from '../../editor/readDefinition.ts';

/** The kinds of field of the palette. */
export type KindName = keyof typeof FIELD_KINDS;

export type JsonObject = Readonly<Record<string, unknown>>;

const kindNames = Object.keys(FIELD_KINDS) as KindName[];

/** The kinds in the order in which they are offered, by what they are for. */
export const kindGroups = [
  {
    id: 'usual',
    kinds: [
      'text',
      'longText',
      'integer',
      'number',
      'date',
      'partialDate',
      'timeOfDay',
      'duration',
      'boolean',
    ],
  },
  { id: 'choice', kinds: ['choice', 'choices', 'fromTable'] },
  { id: 'layout', kinds: ['section', 'list', 'shared'] },
  {
    id: 'checked',
    kinds: ['niss', 'professional', 'institution', 'enterprise', 'iban', 'postalCode', 'country', 'device'],
  },
  { id: 'attached', kinds: ['file', 'files'] },
] as const satisfies readonly { id: string; kinds: readonly KindName[] }[];

/** Which kind of the palette a schema is; the nearest one for what was written by hand. */
export function kindOfSchema(schema: JsonObject, widget?: string): KindName {
  if (typeof schema.$ref === 'string') return 'shared';
  const items = isObject(schema.items) ? schema.items : {};
  switch (schema.type) {
    case 'array':
      if (Array.isArray(items.enum) || isObject(items.fromTable)) return 'choices';
      return items.format === FIELD_KINDS.file.schema.format ? 'files' : 'list';
    case 'integer':
    case 'number':
    case 'boolean':
      return schema.type;
    case 'string':
      return kindOfText(schema, widget);
    default:
      return 'section';
  }
}

function kindOfText(schema: JsonObject, widget: string | undefined): KindName {
  if (isObject(schema.fromTable)) return 'fromTable';
  if (Array.isArray(schema.enum)) return 'choice';
  if (widget === 'textarea') return 'longText';
  const named = kindNames.find((name) => {
    const known: JsonObject = FIELD_KINDS[name].schema;
    return known.format !== undefined && known.format === schema.format;
  });
  return named ?? 'text';
}
