import { compileStepValidator } from '../../packages/definition/src/compile/index.ts';
import { type Bundle, buildBundle } from '../../packages/definition/src/index.ts';
import { options, type PeerField, type PeerForm, range } from './form.ts';

const origin = { origin: 'proposed' } as const;
const types = {
  text: { type: 'string' },
  number: { type: 'number', ...range },
  choice: { type: 'string', enum: [...options] },
  flag: { type: 'boolean' },
} as const;

/** The form as a definition of one step, in a bundle as a server publishes it, and its compiled validator. */
export function definitionOf(form: PeerForm): { readonly bundle: Bundle; readonly validator: string } {
  const files = Object.fromEntries(
    Object.entries({
      'form.json': registry,
      'workflow.json': workflow,
      'steps/who.schema.json': whoSchema,
      'steps/all.schema.json': schemaOf(form),
      'steps/all.logic.json': { fields: logicOf(form) },
      'steps/all.ui.json': { fields: widgetsOf(form) },
      'i18n/fr.json': textsOf(form),
    }).map(([name, content]) => [name, JSON.stringify(content, null, 2)]),
  );
  const { bundle, findings } = buildBundle(files, {});
  const step = bundle?.steps.all;
  if (!bundle || !step)
    throw new Error(findings.map(({ file, pointer, message }) => `${file}${pointer} ${message}`).join('\n'));
  return { bundle, validator: compileStepValidator(step).code };
}

/** A record is somebody's: that is asked in a step of its own, which is not measured. */
const beneficiary = ['niss', 'hasNoNiss', 'code', 'lastName', 'firstName', 'birthDate', 'sex'];

const whoSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: Object.fromEntries(
    beneficiary.map((name) => [
      name,
      {
        type: name === 'hasNoNiss' ? 'boolean' : 'string',
        ...(name === 'niss' ? { format: 'niss' } : name === 'birthDate' ? { format: 'date' } : {}),
        ...origin,
      },
    ]),
  ),
};

const stepOf = (id: string) => ({
  id,
  roles: ['author'],
  requires: [],
  correction: { mode: 'reopen' },
  effects: [],
  ...origin,
});

const registry = {
  formatVersion: 1,
  id: 'peers',
  version: '0.1.0',
  languages: ['fr'],
  legalBasis: { source: 'bench', article: '1' },
  support: { email: 'support@peers.example' },
  codePrefix: 'PEE',
  roles: [{ id: 'author', ...origin, grantedBy: ['author'] }],
  recordTypes: [
    {
      id: 'record',
      ...origin,
      createdBy: ['author'],
      beneficiary: Object.fromEntries([['step', 'who'], ...beneficiary.map((name) => [name, `/${name}`])]),
    },
  ],
};

const workflow = {
  recordTypes: { record: { steps: [stepOf('who'), stepOf('all')] } },
};

const schemaOf = ({ sections }: PeerForm) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: Object.fromEntries(
    sections.map(({ name, fields }) => [
      name,
      {
        type: 'object',
        ...origin,
        properties: Object.fromEntries(
          fields.map((field) => [field.name, { ...types[field.kind], ...origin }]),
        ),
      },
    ]),
  ),
});

/** Something of each field, by pointer, where there is anything to say. */
const byPointer = <Value>(
  { sections }: PeerForm,
  say: (field: PeerField, driver: string) => Value | undefined,
): Record<string, Value> =>
  Object.fromEntries(
    sections.flatMap(({ name, fields }) =>
      fields.flatMap((field) => {
        const said = say(field, fields[0]?.name ?? '');
        return said === undefined ? [] : [[`/${name}/${field.name}`, said]];
      }),
    ),
  );

const logicOf = (form: PeerForm) =>
  byPointer(form, ({ isRequired, shownWhen }, driver) =>
    isRequired || shownWhen !== undefined
      ? {
          ...(isRequired ? { required: true } : {}),
          ...(shownWhen === undefined ? {} : { visible: `this.${driver} == "${shownWhen}"` }),
        }
      : undefined,
  );

const widgetsOf = (form: PeerForm) =>
  byPointer(form, ({ kind }) => (kind === 'choice' ? { widget: 'radio' } : undefined));

function textsOf({ sections }: PeerForm): Record<string, string> {
  return {
    'registry.title': 'Bancs',
    'registry.description': 'Un formulaire pour mesurer',
    'registry.access': 'Personne',
    'role.author.title': 'Auteur',
    'recordType.record.title': 'Dossier',
    'recordType.record.description': 'Un dossier',
    'step.who.title': 'Qui',
    'step.all.title': 'Tout',
    ...Object.fromEntries(beneficiary.map((name) => [`field.who.${name}.title`, name])),
    ...Object.fromEntries(
      sections.flatMap(({ name, title, fields }) => [
        [`field.all.${name}.title`, title],
        ...fields.flatMap((field) => [
          [`field.all.${name}.${field.name}.title`, field.title],
          ...(field.kind === 'choice'
            ? options.map((value) => [`field.all.${name}.${field.name}.option.${value}`, value])
            : []),
        ]),
      ]),
    ),
  };
}
