import { ID_SEPARATOR, theme } from '@greffe/rjsf-theme';
// Each by its own file: the package's root brings a form, templates and widgets that no page of ours draws.
import ArrayField from '@rjsf/core/lib/components/fields/ArrayField.js';
import BooleanField from '@rjsf/core/lib/components/fields/BooleanField.js';
import type { Registry, RJSFSchema } from '@rjsf/utils';
import { BoundField } from './BoundField.tsx';
import { constantSchemaUtils } from './constantSchema.ts';
import { ObjectField } from './ObjectField.tsx';
import { SectionWithAside } from './templates.tsx';

const fields = {
  ArrayField,
  BooleanField,
  ObjectField,
  SchemaField: BoundField,
};
const templates = { ...theme.templates, ObjectFieldTemplate: SectionWithAside };

interface Given {
  readonly schema: RJSFSchema;
  readonly idPrefix: string;
  readonly formContext: Registry['formContext'];
  readonly translateString: Registry['translateString'];
}

/**
 * What rjsf's fields draw with. rjsf's own `Form` would make it, and with it state of its own: the data, which it
 * copies and derives anew for every change, where here a store keeps them.
 */
export function stepRegistry({ schema, idPrefix, formContext, translateString }: Given): Registry {
  return {
    fields,
    // The theme has those that a step can need; rjsf's type wants every one.
    templates: templates as unknown as Registry['templates'],
    widgets: theme.widgets ?? {},
    rootSchema: schema,
    formContext,
    schemaUtils: constantSchemaUtils(schema),
    translateString,
    globalFormOptions: {
      idPrefix,
      idSeparator: ID_SEPARATOR,
      useFallbackUiForUnsupportedType: false,
      // Each field is told of its own changes by the store: what is given to it is compared by identity.
      experimental_componentUpdateStrategy: 'shallow',
    },
  };
}
