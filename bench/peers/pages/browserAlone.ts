import { options } from '../form.ts';
import { initialData } from './initialData.ts';
import { offer } from './peer.ts';
import './byHand.css';

const types = { text: 'text', number: 'text', choice: 'radio', flag: 'checkbox' } as const;

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

// The floor of all: controls that nobody listens to.
offer({
  prepare: (form) => ({ form, data: initialData(form) }),
  mount(root, { form, data }) {
    for (const { name, title, fields } of form.sections) {
      const rows = fields.map((field) => {
        const id = `${name}.${field.name}`;
        const type = types[field.kind];
        if (field.kind === 'choice')
          return make(
            'fieldset',
            { className: 'row' },
            make('legend', {}, field.title),
            ...options.map((value) => make('label', {}, make('input', { type, value, name: id }), value)),
          );
        const label = make('label', { htmlFor: id }, field.title);
        const value = data[name]?.[field.name] ?? '';
        return make('div', { className: 'row' }, label, make('input', { id, type, defaultValue: value }));
      });
      root.append(make('section', {}, make('h2', {}, title), ...rows));
    }
  },
});
