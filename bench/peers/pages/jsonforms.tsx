import type { JsonSchema, UISchemaElement } from '@jsonforms/core';
import { JsonForms } from '@jsonforms/react';
import { vanillaCells, vanillaRenderers } from '@jsonforms/vanilla-renderers';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { type PeerForm, shows } from '../form.ts';
import { initialData } from './initialData.ts';
import { jsonSchemaOf } from './jsonSchema.ts';
import { missing, offer } from './peer.ts';

function layoutOf({ sections }: PeerForm): UISchemaElement {
  const elements = sections.map(({ name, title, fields }) => {
    const scope = (field: string) => `#/properties/${name}/properties/${field}`;
    return {
      type: 'Group',
      label: title,
      elements: fields.map((field) => ({
        type: 'Control',
        scope: scope(field.name),
        ...(field.kind === 'choice' ? { options: { format: 'radio' } } : {}),
        ...(field.shownWhen === undefined
          ? {}
          : {
              rule: {
                effect: 'SHOW',
                condition: { scope: scope(fields[0]?.name ?? ''), schema: { const: shows } },
              },
            }),
      })),
    };
  });
  return { type: 'VerticalLayout', elements } as UISchemaElement;
}

interface Prepared {
  readonly schema: JsonSchema;
  readonly layout: UISchemaElement;
  readonly data: unknown;
}

const i18n = {
  translateError: ({ keyword, message }: { keyword: string; message?: string }) =>
    keyword === 'required' ? missing : (message ?? ''),
};

/** It has no submit of its own: its documentation hides errors until one is asked for. */
function Page({ schema, layout, data }: Prepared) {
  const [isAsked, setAsked] = useState(false);
  const [current, setCurrent] = useState(data);
  return (
    <>
      <JsonForms
        schema={schema}
        uischema={layout}
        data={current}
        onChange={({ data: next }) => setCurrent(next)}
        renderers={vanillaRenderers}
        cells={vanillaCells}
        i18n={i18n}
        validationMode={isAsked ? 'ValidateAndShow' : 'ValidateAndHide'}
      />
      <button type="button" onClick={() => setAsked(true)}>
        Envoyer
      </button>
    </>
  );
}

offer<Prepared>({
  prepare: (form) => ({
    schema: jsonSchemaOf(form, 'beside') as JsonSchema,
    layout: layoutOf(form),
    data: initialData(form),
  }),
  mount: (root, prepared) => createRoot(root).render(<Page {...prepared} />),
});
