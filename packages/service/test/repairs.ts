import type { Bundle } from '@greffe/definition';
import type { DevelopmentIdentities } from '../src/index.ts';
import { bundleOf } from './bundleOf.ts';

const cite = { source: 'repairs', article: '7' };
const origin = { origin: 'source', cite };
const text = { type: 'string', maxLength: 200, ...origin };
const day = { ...text, format: 'date' };
const undo = (window: string) => ({ correction: { mode: 'undo', window }, effects: [], ...origin });

const person = {
  number: { ...text, format: 'niss' },
  abroad: { type: 'boolean', ...origin },
  born: day,
};

const fields: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  intake: { ...person, note: text, urgent: { type: 'boolean', ...origin } },
  estimate: { price: { type: 'integer', minimum: 0, ...origin }, from: day, to: day, note: text },
  verdict: { decision: { ...text, enum: ['question', 'refused', 'granted'] }, note: text },
  answer: { note: text },
  oath: { note: text },
  work: { note: text },
  remarks: { note: text },
  call: { ...person, note: text },
  hurry: { note: text },
  recall: { note: text },
};

const steps = (window: string) => [
  {
    id: 'intake',
    roles: ['clerk'],
    requires: [],
    ...undo(window),
    effects: [{ type: 'message', message: 'intake-done', to: ['mechanic'] }, { type: 'code' }],
  },
  { id: 'estimate', roles: ['mechanic'], requires: ['intake'], ...undo(window), due: { within: 'P14D' } },
  {
    id: 'verdict',
    roles: ['council'],
    readers: ['council', 'mechanic'],
    requires: ['estimate', 'answer'],
    ...undo(window),
    outcomes: [
      { id: 'question', when: 'data.decision == "question"', reopens: ['answer', 'verdict'] },
      { id: 'refused', when: 'data.decision == "refused"', ends: true },
      { id: 'granted' },
    ],
    effects: [
      { type: 'message', message: 'verdict-given', to: ['mechanic'], outcome: 'granted' },
      { type: 'message', on: 'opened', message: 'verdict-asked', to: ['council'] },
    ],
  },
  {
    id: 'answer',
    roles: ['mechanic'],
    requires: ['intake'],
    when: 'rounds.verdict > 1',
    ...undo(window),
  },
  {
    id: 'oath',
    roles: ['clerk'],
    requires: ['intake'],
    correction: { mode: 'final' },
    effects: [],
    ...origin,
  },
  {
    id: 'work',
    roles: ['mechanic'],
    requires: ['estimate'],
    repeat: { kind: 'daily', from: 'steps.estimate.from', to: 'steps.estimate.to', openFor: 'P1D' },
    ...undo(window),
  },
  { id: 'remarks', roles: ['clerk'], requires: ['intake'], repeat: { kind: 'atWill' }, ...undo(window) },
];

const workflow = (window: string) => ({
  recordTypes: {
    repair: {
      support: ['helpdesk'],
      access: [
        { role: 'council', when: 'turn' },
        { role: 'watcher', when: 'has(steps.estimate.price)' },
      ],
      steps: steps(window),
    },
    followup: {
      links: [
        {
          id: 'repair',
          recordType: 'repair',
          kind: 'parent',
          requires: ['intake'],
          shows: { urgent: { step: 'intake', pointer: '/urgent' } },
        },
        {
          id: 'earlier',
          recordType: 'followup',
          kind: 'previous',
          shows: { note: { step: 'call', pointer: '/note' } },
        },
      ],
      steps: [
        { id: 'call', roles: ['clerk'], requires: [], ...undo(window) },
        { id: 'hurry', roles: ['clerk'], requires: [], when: 'links.repair.urgent', ...undo(window) },
        {
          id: 'recall',
          roles: ['clerk'],
          requires: ['call'],
          when: 'links.earlier.note == "again"',
          ...undo(window),
        },
      ],
    },
  },
});

const beneficiary = (step: string) => ({
  step,
  niss: '/number',
  hasNoNiss: '/abroad',
  code: '/note',
  lastName: '/note',
  firstName: '/note',
  birthDate: '/born',
  sex: '/note',
});

const roles = [
  { id: 'clerk', grantedBy: [], ...origin },
  { id: 'mechanic', grantedBy: ['clerk'], ...origin },
  { id: 'watcher', grantedBy: ['clerk'], ...origin },
  { id: 'council', grantedBy: ['clerk'], scope: 'everywhere', ...origin },
  { id: 'helpdesk', grantedBy: ['clerk'], scope: 'everywhere', ...origin },
];

const form = (version: string) => ({
  formatVersion: 1,
  id: 'repairs',
  version,
  languages: ['fr', 'nl', 'de', 'en'],
  legalBasis: cite,
  support: { email: 'support@example.org' },
  codePrefix: 'RP',
  roles,
  recordTypes: [
    { id: 'repair', createdBy: ['clerk'], beneficiary: beneficiary('intake'), ...origin },
    { id: 'followup', createdBy: ['clerk'], beneficiary: beneficiary('call'), ...origin },
  ],
});

function texts(): Record<string, string> {
  const named: Record<string, string> = {
    'registry.title': 'Repairs',
    'registry.description': 'What was broken',
    'registry.access': 'Ask the clerk',
    'link.repair': 'Repair',
    'link.earlier': 'Earlier follow-up',
  };
  for (const type of ['repair', 'followup']) {
    named[`recordType.${type}.title`] = type;
    named[`recordType.${type}.description`] = type;
  }
  for (const { id } of roles) named[`role.${id}.title`] = id;
  for (const outcome of ['question', 'refused', 'granted']) {
    named[`outcome.verdict.${outcome}`] = outcome;
    named[`field.verdict.decision.option.${outcome}`] = outcome;
  }
  for (const message of ['intake-done', 'verdict-given', 'verdict-asked']) {
    named[`message.${message}.subject`] = message;
    named[`message.${message}.text`] = message;
  }
  for (const [step, own] of Object.entries(fields)) {
    named[`step.${step}.title`] = `The ${step}`;
    for (const field of Object.keys(own)) named[`field.${step}.${field}.title`] = field;
  }
  return named;
}

/** A small invented registry with all that a workflow can say; `window` is how long a validation can be undone. */
export const repairsBundle = (version = '1.0.0', window = 'PT5M'): Bundle =>
  bundleOf({ form: form(version), workflow: workflow(window), fields, texts: texts() });

const north = '71000436';
const south = '71009641';

/** Two clerks and two mechanics of one organisation, a watcher; a council and a helpdesk from elsewhere. */
export const repairers: DevelopmentIdentities = {
  organisations: [
    { number: north, name: 'North' },
    { number: south, name: 'South' },
  ],
  people: ['clara', 'colin', 'mia', 'max', 'wes', 'coco', 'hal'].map((id) => ({
    id,
    givenName: id[0]?.toUpperCase() + id.slice(1),
    familyName: 'Test',
    language: 'en',
  })),
  memberships: [
    { person: 'clara', role: 'clerk', organisation: north },
    { person: 'colin', role: 'clerk', organisation: north },
    { person: 'mia', role: 'mechanic', organisation: north },
    { person: 'max', role: 'mechanic', organisation: north },
    { person: 'wes', role: 'watcher', organisation: north },
    { person: 'coco', role: 'council', organisation: south },
    { person: 'hal', role: 'helpdesk', organisation: south },
  ].map((membership) => ({ ...membership, registry: 'repairs' })),
};
