import { type Bundle, buildBundle, type Facts } from '@greffe/definition';
import { createSchemaValidator } from '@greffe/definition/compile';
import { compileWorkflow } from '../src/index.ts';
import type { VersionParts } from '../src/migrate/index.ts';

type Json = Readonly<Record<string, unknown>>;

const said = { origin: 'proposed', reason: 'An invented registry.' };
export const text = { type: 'string', maxLength: 40, ...said };
export const number = { type: 'number', minimum: 0, maximum: 300, ...said };
export const date = { type: 'string', format: 'date', ...said };

const who = {
  type: 'object',
  ...said,
  properties: {
    number: { ...text, format: 'niss' },
    abroad: { type: 'boolean', ...said },
    mark: text,
    family: text,
    given: text,
    born: date,
    sex: { type: 'string', enum: ['female', 'male'], ...said },
  },
};

const beneficiary = {
  step: 'person',
  niss: '/who/number',
  hasNoNiss: '/who/abroad',
  code: '/who/mark',
  lastName: '/who/family',
  firstName: '/who/given',
  birthDate: '/who/born',
  sex: '/who/sex',
};

const undo = { mode: 'undo', window: 'PT5M' };
const step = (id: string, more: Json = {}) => ({
  id,
  roles: ['doctor'],
  requires: [],
  correction: undo,
  effects: [],
  ...said,
  ...more,
});

export { step as workflowStep };

/** Schemas of the first version, by step. */
export const schemas: Readonly<Record<string, Json>> = {
  person: { type: 'object', properties: { who } },
  intake: {
    type: 'object',
    properties: {
      start: date,
      kilos: number,
      smoker: { type: 'string', enum: ['yes', 'no', 'ex'], ...said },
      note: text,
      visits: {
        type: 'array',
        maxItems: 5,
        ...said,
        items: { type: 'object', ...said, properties: { on: date, where: text } },
      },
    },
  },
  opinion: {
    type: 'object',
    properties: { answer: { type: 'string', enum: ['yes', 'no', 'again'], ...said }, why: text },
  },
  diary: { type: 'object', properties: { pain: { type: 'integer', minimum: 0, maximum: 10, ...said } } },
  measure: { type: 'object', properties: { value: number } },
};

/** Steps of the first version's workflow. */
export const steps: readonly (Json & { readonly id: string })[] = [
  step('person', { correction: { mode: 'reopen' } }),
  step('intake', { requires: ['person'] }),
  step('opinion', {
    roles: ['council'],
    requires: ['intake'],
    outcomes: [
      { id: 'again', when: 'data.answer == "again"', reopens: ['intake', 'opinion'], ...said },
      { id: 'given', ...said },
    ],
  }),
  step('diary', {
    requires: ['intake'],
    repeat: { kind: 'days', from: 'steps.intake.start', days: [1, 2, 3] },
    correction: { mode: 'reopen' },
  }),
  step('measure', { requires: ['person'], repeat: { kind: 'atWill' }, correction: { mode: 'reopen' } }),
];

export interface VersionChange {
  readonly schemas?: Readonly<Record<string, Json>>;
  readonly steps?: readonly Json[];
  readonly logic?: Readonly<Record<string, Json>>;
  readonly operations?: readonly Json[];
  readonly from?: string;
  readonly texts?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, unknown>>;
}

/** The files of a version of an invented registry; texts that nothing was said of are their own keys. */
export function versionFiles(version: string, change: VersionChange = {}): Record<string, string> {
  const all = change.schemas ?? schemas;
  const files: Record<string, unknown> = {
    'form.json': {
      formatVersion: 1,
      id: 'visits',
      version,
      languages: ['en'],
      legalBasis: { source: 'visits', article: '1' },
      support: { email: 'support@example.org' },
      codePrefix: 'VI',
      roles: ['doctor', 'council'].map((id) => ({ id, grantedBy: [], ...said })),
      recordTypes: [{ id: 'visit', createdBy: ['doctor'], beneficiary, ...said }],
    },
    'workflow.json': { recordTypes: { visit: { steps: change.steps ?? steps } } },
    ...Object.fromEntries(Object.entries(all).map(([id, schema]) => [`steps/${id}.schema.json`, schema])),
    ...Object.fromEntries(
      Object.entries(change.logic ?? {}).map(([id, fields]) => [`steps/${id}.logic.json`, { fields }]),
    ),
    ...(change.operations
      ? { [`migrations/${version}.json`]: { from: change.from ?? '1.0.0', operations: change.operations } }
      : {}),
    ...change.files,
  };
  const texts: Record<string, string> = { ...change.texts };
  const written = () =>
    Object.fromEntries(
      Object.entries({ ...files, 'i18n/en.json': texts }).map(([path, value]) => [
        path,
        JSON.stringify(value),
      ]),
    );
  for (const { code, pointer } of buildBundle(written(), {}).findings) {
    if (code === 'text.missing') texts[pointer.slice(1)] = pointer.slice(1).split('.').at(-2) ?? '';
  }
  return written();
}

/** A version of it as a bundle. */
export function versionBundle(version: string, change: VersionChange = {}): Bundle {
  const { bundle, findings } = buildBundle(versionFiles(version, change), {});
  if (!bundle) throw new Error(JSON.stringify(findings, undefined, 2));
  return bundle;
}

export function partsOf(bundle: Bundle): VersionParts {
  const validators = new Map(Object.values(bundle.steps).map((one) => [one.id, createSchemaValidator(one)]));
  return {
    bundle,
    machine: compileWorkflow(bundle, 'visit'),
    validator: (id) => {
      const validator = validators.get(id);
      if (!validator) throw new RangeError(`There is no step "${id}".`);
      return validator;
    },
  };
}

export const facts: Facts = {
  today: '2026-11-22',
  organisation: { number: '71000436', name: 'North' },
  author: { number: '', name: 'A. Aerts' },
};
