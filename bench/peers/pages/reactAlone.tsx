import { createRoot } from 'react-dom/client';
import { Choices, Row } from './fields.tsx';
import { initialData } from './initialData.ts';
import { offer } from './peer.ts';
import './byHand.css';

const types = { text: 'text', number: 'text', choice: 'radio', flag: 'checkbox' } as const;
const nothing = () => undefined;

// What React takes to draw the controls and to hand on a key, to a listener that does nothing.
offer({
  prepare: (form) => ({ form, data: initialData(form) }),
  mount: (root, { form, data }) =>
    createRoot(root).render(
      form.sections.map(({ name, title, fields }) => (
        <section key={name}>
          <h2>{title}</h2>
          {fields.map((field) => {
            const id = `${name}.${field.name}`;
            const given = { type: types[field.kind], onChange: nothing };
            return (
              <Row key={id} id={id} field={field} error={undefined}>
                {field.kind === 'choice' ? (
                  <Choices draw={(value) => <input {...given} value={value} name={id} />} />
                ) : (
                  <input {...given} id={id} defaultValue={data[name]?.[field.name]} />
                )}
              </Row>
            );
          })}
        </section>
      )),
    ),
});
