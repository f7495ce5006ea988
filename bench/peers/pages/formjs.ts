import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import { createForm } from '@bpmn-io/form-js-viewer';
import { options, type PeerField, type PeerForm, range, shows } from '../form.ts';
import { offer } from './peer.ts';

function componentOf(section: string, driver: string, field: PeerField) {
  const required = field.isRequired;
  const kinds = {
    text: { type: 'textfield', validate: { required } },
    number: { type: 'number', validate: { required, min: range.minimum, max: range.maximum } },
    choice: {
      type: 'radio',
      validate: { required },
      values: options.map((value) => ({ label: value, value })),
    },
    flag: { type: 'checkbox' },
  };
  const key = `${section}_${field.name}`;
  return {
    ...kinds[field.kind],
    id: key,
    key,
    label: field.title,
    ...(field.shownWhen === undefined
      ? {}
      : { conditional: { hide: `=${section}_${driver} != "${field.shownWhen}"` } }),
  };
}

const schemaOf = ({ sections }: PeerForm) => ({
  type: 'default',
  components: [
    ...sections.map(({ name, title, fields }) => ({
      type: 'group',
      id: name,
      label: title,
      components: fields.map((field) => componentOf(name, fields[0]?.name ?? '', field)),
    })),
    { type: 'button', id: 'send', label: 'Envoyer', action: 'submit' },
  ],
});

offer({
  prepare: (form) => ({
    schema: schemaOf(form),
    data: Object.fromEntries(form.sections.map(({ name, fields }) => [`${name}_${fields[0]?.name}`, shows])),
  }),
  mount(container, { schema, data }) {
    void createForm({ container, schema, data });
  },
});
