import { type Bundle, buildBundle } from '@greffe/definition';

/** How many steps the largest registry has. */
const count = 12;
const ids = Array.from({ length: count }, (_, index) => `step-${String.fromCharCode(97 + index)}`);

const stepOf = (id: string, index: number) => ({
  id,
  roles: ['clerk'],
  requires: index === 0 ? [] : [ids[index - 1]],
  // Every third step has a condition, and all have a window and a message that it holds back.
  ...(index % 3 === 2 && { when: `steps.step${String.fromCharCode(64 + index)}.way == "long"` }),
  correction: { mode: 'undo', window: 'PT5M' },
  effects: [{ type: 'message', message: 'done', to: ['clerk'] }],
  origin: 'proposed',
});

const measuring = {
  id: 'measuring',
  roles: ['clerk'],
  requires: [],
  repeat: { kind: 'atWill' },
  correction: { mode: 'undo', window: 'PT5M' },
  effects: [],
  origin: 'proposed',
};

const json = (value: unknown) => JSON.stringify(value);
const field = { type: 'object', properties: { way: { type: 'string', maxLength: 20, origin: 'proposed' } } };
const beneficiary = {
  step: ids[0],
  niss: '/way',
  hasNoNiss: '/flag',
  code: '/way',
  lastName: '/way',
  firstName: '/way',
  birthDate: '/day',
  sex: '/way',
};

/** A definition made for measuring: twelve steps in a row, or eleven and one that is repeated at will. */
export function twelve({ isRepeated = false } = {}): Bundle {
  const steps = ids.map(stepOf);
  const all = isRepeated ? [...steps.slice(0, -1), measuring] : steps;
  const first = {
    ...field,
    properties: {
      ...field.properties,
      flag: { type: 'boolean', origin: 'proposed' },
      day: { type: 'string', format: 'date', origin: 'proposed' },
    },
  };
  const files = {
    'form.json': json({
      formatVersion: 1,
      id: 'twelve',
      version: '1.0.0',
      languages: ['en'],
      legalBasis: { source: 'none', article: '1' },
      support: { email: 'support@example.be' },
      codePrefix: 'TWELVE',
      roles: [{ id: 'clerk', origin: 'proposed', grantedBy: [] }],
      recordTypes: [{ id: 'record', origin: 'proposed', createdBy: ['clerk'], beneficiary }],
    }),
    'workflow.json': json({ recordTypes: { record: { steps: all } } }),
    ...Object.fromEntries(
      all.map(({ id }) => [`steps/${id}.schema.json`, json(id === ids[0] ? first : field)]),
    ),
  };
  // Its texts are what the first reading misses: nobody reads them.
  const missed = buildBundle({ ...files, 'i18n/en.json': '{}' }, {}).findings.flatMap(({ code, pointer }) =>
    code === 'text.missing' ? [[pointer.slice(1), pointer.slice(1)]] : [],
  );
  const { bundle, findings } = buildBundle(
    { ...files, 'i18n/en.json': json(Object.fromEntries(missed)) },
    {},
  );
  if (!bundle) throw new Error(`bench/decisions/twelve.ts: ${JSON.stringify(findings)}`);
  return bundle;
}
