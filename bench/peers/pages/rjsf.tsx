import Form from '@rjsf/core';
import type { RJSFSchema } from '@rjsf/utils';
import validator from '@rjsf/validator-ajv8';
import { createRoot } from 'react-dom/client';
import { initialData } from './initialData.ts';
import { jsonSchemaOf } from './jsonSchema.ts';
import { missing, offer } from './peer.ts';

// Stock: the library's own theme, validator and defaults; nothing is memoised for it.
offer({
  prepare: (form) => ({
    schema: jsonSchemaOf(form, 'inThen') as RJSFSchema,
    data: initialData(form),
    uiSchema: Object.fromEntries(
      form.sections.map(({ name, fields }) => [
        name,
        Object.fromEntries(
          fields
            .filter(({ kind }) => kind === 'choice')
            .map((field) => [field.name, { 'ui:widget': 'radio' }]),
        ),
      ]),
    ),
  }),
  mount(root, { schema, data, uiSchema }) {
    createRoot(root).render(
      <Form
        schema={schema}
        uiSchema={{ ...uiSchema, 'ui:submitButtonOptions': { submitText: 'Envoyer', norender: false } }}
        formData={data}
        validator={validator}
        noHtml5Validate
        transformErrors={(errors) =>
          errors.map((error) => (error.name === 'required' ? { ...error, message: missing } : error))
        }
      />,
    );
  },
});
