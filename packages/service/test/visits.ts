import type { Bundle } from '@greffe/definition';
import type { DevelopmentIdentities } from '../src/index.ts';
import { bundleOf } from './bundleOf.ts';

const origin = { origin: 'source', cite: { source: 'visits', article: '1' } };
const text = { type: 'string', maxLength: 200, ...origin };
const north = '71000436';
const south = '71009641';

/** Numbers of two invented people. */
export const nissOf = { eva: '85040216932', finn: '61031712684' } as const;

export const visitors: DevelopmentIdentities = {
  organisations: [
    { number: north, name: 'North' },
    { number: south, name: 'South' },
  ],
  people: [
    { id: 'clara', givenName: 'Clara', familyName: 'Claes', language: 'en' },
    { id: 'sam', givenName: 'Sam', familyName: 'Segers', language: 'en' },
    { id: 'eva', givenName: 'Eva', familyName: 'Evers', language: 'en', niss: nissOf.eva },
    { id: 'finn', givenName: 'Finn', familyName: 'Frans', language: 'en', niss: nissOf.finn },
    { id: 'gus', givenName: 'Gus', familyName: 'Gillis', language: 'en' },
    { id: 'hank', givenName: 'Hank', familyName: 'Hermans', language: 'en' },
    { id: 'ines', givenName: 'Ines', familyName: 'Imbrechts', language: 'en' },
  ],
  memberships: [
    { person: 'clara', registry: 'visits', role: 'clerk', organisation: north },
    { person: 'sam', registry: 'visits', role: 'clerk', organisation: south },
    { person: 'hank', registry: 'visits', role: 'host', organisation: north },
    { person: 'ines', registry: 'visits', role: 'host', organisation: south },
    ...['eva', 'finn', 'gus'].map((person) => ({
      person,
      registry: 'visits',
      role: 'guest',
      organisation: north,
    })),
    ...[
      { person: 'clara', role: 'clerk', organisation: north },
      { person: 'sam', role: 'clerk', organisation: south },
      { person: 'hank', role: 'host', organisation: north },
      { person: 'ines', role: 'host', organisation: south },
      { person: 'eva', role: 'guest', organisation: north },
    ].map((one) => ({ registry: 'asked-visits', ...one })),
  ],
};

const fields = {
  desk: {
    number: { ...text, format: 'niss' },
    abroad: { type: 'boolean', ...origin },
    born: { ...text, format: 'date' },
    name: text,
    code: text,
    host: text,
  },
  answer: { note: text, agrees: { type: 'boolean', ...origin } },
  talk: { note: text },
};

const texts = {
  'registry.title': 'Visits',
  'registry.description': 'Who came',
  'registry.access': 'Ask the clerk',
  'recordType.visit.title': 'Visit',
  'recordType.visit.description': 'Visit',
  'role.clerk.title': 'Clerk',
  'role.guest.title': 'Guest',
  'role.outsider.title': 'Outsider',
  'role.host.title': 'Host',
  'step.desk.title': 'Desk',
  'step.answer.title': 'Answer',
  'step.talk.title': 'Talk',
  ...Object.fromEntries(
    Object.entries(fields).flatMap(([step, own]) =>
      Object.keys(own).map((field) => [`field.${step}.${field}.title`, field]),
    ),
  ),
};

interface Variant {
  readonly id?: string;
  readonly codePrefix?: string;
  /** Besides the outsider's. */
  readonly access?: readonly object[];
}

/**
 * An invented registry in which a guest has the role for himself alone, an outsider one by a hub’s link, and a host where
 * the desk sends the guest.
 */
export const visitsBundle = (
  version = '1.0.0',
  hostBy = '/host',
  { id = 'visits', codePrefix = 'VS', access = [] }: Variant = {},
): Bundle =>
  bundleOf({
    form: {
      formatVersion: 1,
      id,
      version,
      languages: ['fr', 'nl', 'de', 'en'],
      legalBasis: origin.cite,
      support: { email: 'support@example.org' },
      codePrefix,
      roles: [
        { id: 'clerk', grantedBy: [], ...origin },
        { id: 'guest', grantedBy: ['clerk'], scope: 'beneficiary', ...origin },
        { id: 'outsider', grantedBy: [], scope: 'link', ...origin },
        { id: 'host', grantedBy: ['clerk'], namedBy: [{ step: 'desk', pointer: hostBy }], ...origin },
      ],
      recordTypes: [
        {
          id: 'visit',
          createdBy: ['clerk'],
          beneficiary: {
            step: 'desk',
            niss: '/number',
            hasNoNiss: '/abroad',
            code: '/code',
            lastName: '/name',
            firstName: '/name',
            birthDate: '/born',
            sex: '/name',
          },
          ...origin,
        },
      ],
    },
    workflow: {
      recordTypes: {
        visit: {
          access: [{ role: 'outsider', when: 'always' }, ...access],
          steps: [
            {
              id: 'desk',
              roles: ['clerk'],
              requires: [],
              correction: { mode: 'reopen' },
              effects: [],
              ...origin,
            },
            {
              id: 'answer',
              roles: ['guest'],
              readers: ['clerk'],
              requires: ['desk'],
              correction: { mode: 'reopen' },
              effects: [],
              ...origin,
            },
            {
              id: 'talk',
              roles: ['host'],
              requires: ['desk'],
              correction: { mode: 'reopen' },
              effects: [],
              ...origin,
            },
          ],
        },
      },
    },
    fields,
    texts,
  });

/** The same, where the host sees of a guest's visit nothing that the guest has not agreed to. */
export const askedVisitsBundle = (): Bundle =>
  visitsBundle('1.0.0', '/host', {
    id: 'asked-visits',
    codePrefix: 'AV',
    access: [{ role: 'host', when: 'has(steps.answer.agrees) && steps.answer.agrees' }],
  });
