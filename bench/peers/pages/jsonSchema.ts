import { options, type PeerField, type PeerForm, type PeerSection, range, shows } from '../form.ts';

const types = {
  text: { type: 'string' },
  number: { type: 'number', ...range },
  choice: { type: 'string', enum: [...options] },
  flag: { type: 'boolean' },
} as const;

const schemaOf = ({ kind, title }: PeerField) => ({ ...types[kind], title });
const membersOf = (fields: readonly PeerField[]) =>
  Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)]));
const requiredOf = (fields: readonly PeerField[]) =>
  fields.filter(({ isRequired }) => isRequired).map(({ name }) => name);

/** The form as JSON Schema. Conditional fields are in a `then`, or stand with the others and are only required there. */
export function jsonSchemaOf({ sections }: PeerForm, conditional: 'inThen' | 'beside') {
  return {
    type: 'object' as const,
    properties: Object.fromEntries(
      sections.map((section) => [section.name, sectionSchema(section, conditional)]),
    ),
  };
}

function sectionSchema({ title, fields }: PeerSection, conditional: 'inThen' | 'beside') {
  const always = fields.filter(({ shownWhen }) => shownWhen === undefined);
  const sometimes = fields.filter(({ shownWhen }) => shownWhen !== undefined);
  const driver = fields[0]?.name ?? '';
  return {
    type: 'object' as const,
    title,
    properties: membersOf(conditional === 'inThen' ? always : fields),
    required: requiredOf(always),
    if: { properties: { [driver]: { const: shows } }, required: [driver] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema’s own word
    then: {
      ...(conditional === 'inThen' ? { properties: membersOf(sometimes) } : {}),
      required: requiredOf(sometimes),
    },
  };
}
