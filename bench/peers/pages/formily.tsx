import { createForm, type Field as FieldModel, type Form } from '@formily/core';
import { connect, createSchemaField, FormConsumer, FormProvider, mapProps, useField } from '@formily/react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { type PeerField, type PeerForm, range, shows } from '../form.ts';
import { Choices, Row } from './fields.tsx';
import { initialData } from './initialData.ts';
import { missing, offer } from './peer.ts';
import './byHand.css';

interface ControlProps {
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
  readonly id?: string;
}

const textOf = (value: unknown) => (value === undefined || value === null ? '' : String(value));
const withId = mapProps((props, field) => ({ ...props, id: field.address.toString() }));

const TextControl = connect(
  ({ value, onChange, id }: ControlProps) => (
    <input id={id} type="text" value={textOf(value)} onChange={(event) => onChange?.(event.target.value)} />
  ),
  withId,
);
const NumberControl = connect(
  ({ value, onChange, id }: ControlProps) => (
    <input
      id={id}
      type="number"
      value={textOf(value)}
      onChange={(event) => onChange?.(event.target.value === '' ? undefined : Number(event.target.value))}
    />
  ),
  withId,
);
const FlagControl = connect(
  ({ value, onChange, id }: ControlProps) => (
    <input
      id={id}
      type="checkbox"
      checked={value === true}
      onChange={(event) => onChange?.(event.target.checked)}
    />
  ),
  withId,
);
const ChoiceControl = connect(
  ({ value, onChange, id }: ControlProps) => (
    <Choices
      draw={(each) => (
        <input type="radio" name={id} checked={value === each} onChange={() => onChange?.(each)} />
      )}
    />
  ),
  withId,
);

const names = { text: 'TextControl', number: 'NumberControl', choice: 'ChoiceControl', flag: 'FlagControl' };

const DecoratedRow = connect(
  ({ field, errors, children }: { field: PeerField; errors?: readonly string[]; children?: ReactNode }) => {
    const { address } = useField();
    return (
      <Row id={address.toString()} field={field} error={errors?.[0]}>
        {children}
      </Row>
    );
  },
  mapProps((props, field) => ({ ...props, errors: (field as FieldModel).selfErrors })),
);
const Part = ({ title, children }: { title?: string; children?: ReactNode }) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
);
const SchemaField = createSchemaField({
  components: { TextControl, NumberControl, FlagControl, ChoiceControl, DecoratedRow, Part },
});

const limits = [
  { minimum: range.minimum, message: `Au moins ${range.minimum}` },
  { maximum: range.maximum, message: `Au plus ${range.maximum}` },
];
const types = { text: 'string', number: 'number', choice: 'string', flag: 'boolean' };

function schemaOf({ sections }: PeerForm) {
  const parts = sections.map(({ name, title, fields }) => {
    const members = fields.map((field) => [
      field.name,
      {
        type: types[field.kind],
        'x-validator': [
          ...(field.isRequired ? [{ required: true, message: missing }] : []),
          ...(field.kind === 'number' ? limits : []),
        ],
        'x-component': names[field.kind],
        'x-decorator': 'DecoratedRow',
        'x-decorator-props': { field },
        ...(field.shownWhen === undefined
          ? {}
          : {
              'x-reactions': (model: FieldModel) => {
                model.visible = model.query(`.${fields[0]?.name}`).value() === shows;
              },
            }),
      },
    ]);
    return [
      name,
      {
        type: 'object',
        'x-component': 'Part',
        'x-component-props': { title },
        properties: Object.fromEntries(members),
      },
    ];
  });
  return { type: 'object', properties: Object.fromEntries(parts) };
}

function Page({ form, schema }: { readonly form: Form; readonly schema: object }) {
  return (
    <FormProvider form={form}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          form.submit().catch(() => undefined);
        }}
      >
        <SchemaField schema={schema} />
        <FormConsumer>{() => <button type="submit">Envoyer</button>}</FormConsumer>
      </form>
    </FormProvider>
  );
}

offer({
  prepare: (form) => ({ schema: schemaOf(form), data: initialData(form) }),
  mount: (root, { schema, data }) =>
    createRoot(root).render(<Page form={createForm({ initialValues: data })} schema={schema} />),
});
