import type { JsonObject } from './json.ts';

/** What the palette offers: a schema to begin with, and a widget where it does not follow from the schema. */
export const FIELD_KINDS = {
  text: { schema: { type: 'string', maxLength: 200 } },
  longText: { schema: { type: 'string', maxLength: 2000 }, widget: 'textarea' },
  date: { schema: { type: 'string', format: 'date' } },
  partialDate: { schema: { type: 'string', format: 'partial-date' } },
  timeOfDay: { schema: { type: 'string', format: 'time-of-day' } },
  duration: { schema: { type: 'string', format: 'duration' } },
  niss: { schema: { type: 'string', format: 'niss', maxLength: 20 } },
  professional: { schema: { type: 'string', format: 'nihdi-professional', maxLength: 20 } },
  institution: { schema: { type: 'string', format: 'nihdi-institution', maxLength: 20 } },
  enterprise: { schema: { type: 'string', format: 'bce', maxLength: 20 } },
  iban: { schema: { type: 'string', format: 'iban', maxLength: 50 } },
  postalCode: { schema: { type: 'string', format: 'postal-code-be', maxLength: 10 } },
  country: { schema: { type: 'string', format: 'country' } },
  device: { schema: { type: 'string', format: 'udi', maxLength: 200 } },
  file: { schema: { type: 'string', format: 'file', maxLength: 36 } },
  files: {
    schema: {
      type: 'array',
      maxItems: 10,
      uniqueItems: true,
      items: { type: 'string', format: 'file', maxLength: 36 },
    },
  },
  integer: { schema: { type: 'integer' } },
  number: { schema: { type: 'number' } },
  boolean: { schema: { type: 'boolean' } },
  choice: { schema: { type: 'string', enum: [] } },
  choices: { schema: { type: 'array', uniqueItems: true, items: { type: 'string', enum: [] } } },
  fromTable: { schema: { type: 'string' } },
  section: { schema: { type: 'object' }, widget: 'section' },
  list: { schema: { type: 'array', maxItems: 20, items: { type: 'object' } } },
  shared: { schema: {} },
} as const satisfies Record<string, { readonly schema: JsonObject; readonly widget?: string }>;

/** The kinds of field that can be added. */
export type FieldKindName = keyof typeof FIELD_KINDS;
