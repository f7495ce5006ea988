import { memo } from 'react';
import { createRoot } from 'react-dom/client';
import { type Control, type FieldError, type UseFormRegister, useForm, useWatch } from 'react-hook-form';
import { type PeerField, type PeerForm, type PeerSection, range, shows } from '../form.ts';
import { Choices, Row } from './fields.tsx';
import { initialData } from './initialData.ts';
import { missing, offer } from './peer.ts';
import './byHand.css';

type Data = Record<string, Record<string, string | number | boolean | undefined>>;

interface FieldProps {
  readonly name: `${string}.${string}`;
  readonly field: PeerField;
  readonly register: UseFormRegister<Data>;
  readonly error: FieldError | undefined;
}

const within = { value: range.maximum, message: `Au plus ${range.maximum}` };
const above = { value: range.minimum, message: `Au moins ${range.minimum}` };

const Field = memo(function Field({ name, field, register, error }: FieldProps) {
  const { kind, isRequired } = field;
  const required = isRequired ? missing : false;
  const props = register(
    name,
    kind === 'number' ? { required, min: above, max: within, valueAsNumber: true } : { required },
  );
  const types = { text: 'text', number: 'number', choice: 'radio', flag: 'checkbox' } as const;
  return (
    <Row id={name} field={field} error={error?.message}>
      {kind === 'choice' ? (
        <Choices draw={(value) => <input type="radio" value={value} {...props} />} />
      ) : (
        <input id={name} type={types[kind]} aria-invalid={error !== undefined} {...props} />
      )}
    </Row>
  );
});

interface SectionProps {
  readonly section: PeerSection;
  readonly control: Control<Data>;
  readonly register: UseFormRegister<Data>;
  readonly errors: Partial<Record<string, FieldError>> | undefined;
}

function Section({ section, control, register, errors }: SectionProps) {
  const driver = useWatch({ control, name: `${section.name}.${section.fields[0]?.name}` });
  return (
    <section>
      <h2>{section.title}</h2>
      {section.fields
        .filter(({ shownWhen }) => shownWhen === undefined || driver === shows)
        .map((field) => (
          <Field
            key={field.name}
            name={`${section.name}.${field.name}`}
            field={field}
            register={register}
            error={errors?.[field.name]}
          />
        ))}
    </section>
  );
}

function Page({ form, data }: { readonly form: PeerForm; readonly data: Data }) {
  const { register, control, handleSubmit, formState } = useForm<Data>({
    defaultValues: data,
    shouldUnregister: true,
  });
  return (
    <form noValidate onSubmit={handleSubmit(() => undefined)}>
      {form.sections.map((section) => (
        <Section
          key={section.name}
          section={section}
          control={control}
          register={register}
          errors={formState.errors[section.name] as SectionProps['errors']}
        />
      ))}
      <button type="submit">Envoyer</button>
    </form>
  );
}

offer({
  prepare: (form) => ({ form, data: initialData(form) }),
  mount: (root, prepared) => createRoot(root).render(<Page {...prepared} />),
});
