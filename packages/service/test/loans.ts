import { type Bundle, buildBundle } from '@greffe/definition';

const cite = { source: 'loans', article: '1' };
const text = { type: 'string', maxLength: 100, origin: 'source', cite };

export const files: Readonly<Record<string, unknown>> = {
  'form.json': {
    formatVersion: 1,
    id: 'loans',
    version: '1.0.0',
    languages: ['fr', 'nl', 'de', 'en'],
    legalBasis: cite,
    support: { email: 'support@example.org' },
    codePrefix: 'LN',
    roles: [
      { id: 'clerk', origin: 'source', cite, grantedBy: [] },
      { id: 'reader', origin: 'source', cite, grantedBy: ['clerk'] },
    ],
    recordTypes: [
      {
        id: 'loan',
        origin: 'source',
        cite,
        createdBy: ['clerk'],
        beneficiary: {
          step: 'card',
          niss: '/who/number',
          hasNoNiss: '/who/abroad',
          code: '/who/mark',
          lastName: '/who/family',
          firstName: '/who/given',
          birthDate: '/who/born',
          sex: '/who/sex',
        },
        listDate: { step: 'card', pointer: '/on' },
      },
    ],
  },
  'steps/card.schema.json': {
    type: 'object',
    properties: {
      who: {
        type: 'object',
        properties: {
          number: { ...text, format: 'niss' },
          abroad: { type: 'boolean', origin: 'source', cite },
          mark: text,
          family: text,
          given: text,
          born: { ...text, format: 'date' },
          sex: { ...text, enum: ['female', 'male'] },
        },
        origin: 'source',
        cite,
      },
      on: { ...text, format: 'date' },
      pages: { type: 'integer', minimum: 1, maximum: 900, origin: 'source', cite },
      note: text,
    },
  },
  'steps/card.ui.json': { fields: {} },
  'steps/card.logic.json': {
    fields: {
      '/who/number': { required: '!(has(this.abroad) && this.abroad)' },
      '/who/mark': { visible: 'this.abroad', readOnly: true },
      '/who/family': { required: 'this.abroad' },
      '/who/given': { required: 'this.abroad' },
      '/who/born': { required: 'this.abroad' },
      '/on': { required: true, initial: 'today' },
    },
  },
  'workflow.json': {
    recordTypes: {
      loan: {
        steps: [
          {
            id: 'card',
            roles: ['clerk'],
            requires: [],
            correction: { mode: 'reopen', delete: true },
            effects: [{ type: 'code' }, { type: 'transmission', receiver: 'archive' }],
            origin: 'source',
            cite,
          },
        ],
      },
    },
  },
  'rules.json': {
    rules: [
      {
        id: 'not-in-future',
        step: 'card',
        scope: '',
        at: '/on',
        severity: 'error',
        assert: { cel: 'this.on <= today' },
        origin: 'source',
        cite,
      },
    ],
  },
};

const fields = [
  'who',
  'who.number',
  'who.abroad',
  'who.mark',
  'who.family',
  'who.given',
  'who.born',
  'who.sex',
];
const titles = [...fields, 'on', 'pages', 'note'].map((path) => [
  `field.card.${path}.title`,
  `Field ${path}`,
]);

export const texts = {
  'registry.title': 'Loans',
  'registry.description': 'Books lent',
  'registry.access': 'Ask the clerk',
  'recordType.loan.title': 'Loan',
  'recordType.loan.description': 'A book is lent',
  'step.card.title': 'Card',
  'role.clerk.title': 'Clerk',
  'role.reader.title': 'Reader',
  'rule.not-in-future': 'The date lies in the future.',
  'field.card.who.sex.option.female': 'Woman',
  'field.card.who.sex.option.male': 'Man',
  ...Object.fromEntries(titles),
};

/** Its files as texts; `change` gives other contents to some of them, or none. */
export function loansFiles(
  version = '1.0.0',
  change: Readonly<Record<string, unknown>> = {},
): Record<string, string> {
  const form = { ...(files['form.json'] as object), version };
  const languages = ['fr', 'nl', 'de', 'en'].map((language) => [`i18n/${language}.json`, texts]);
  const all = { ...files, 'form.json': form, ...Object.fromEntries(languages), ...change };
  return Object.fromEntries(
    Object.entries(all).map(([path, value]) => [path, `${JSON.stringify(value, null, 2)}\n`]),
  );
}

/**
 * A small invented registry with everything that the engine knows: a beneficiary, a rule, a code, a sending.
 * `change` gives other contents to some of its files.
 */
export function loansBundle(version = '1.0.0', change: Readonly<Record<string, unknown>> = {}): Bundle {
  const { bundle, findings } = buildBundle(loansFiles(version, change), {});
  const faults = findings.filter(({ severity }) => severity === 'error');
  if (bundle === undefined || faults.length > 0) throw new Error(JSON.stringify(faults, null, 2));
  return bundle;
}
