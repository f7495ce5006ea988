import { createHash } from 'node:crypto';
import { cast, klinik, mutual, niss, north, registry, south } from './opinionPeople.ts';
import { rows } from './opinionRows.ts';
import { dataOf, hands, marked, markOf, type Place } from './opinionStates.ts';
import type { Row, Standing, Table } from './table.ts';

/** Standings that the registry calls otherwise. */
const roles: Readonly<Record<string, string>> = {
  'insurer’s coordinator': 'insurer-coordinator',
  linked: 'treating-physician',
};

/** Where each standing counts: in the record's hospital, or where an answer says, or for oneself, or everywhere. */
function subjectOf(standing: Standing, { place, about }: Row): string {
  const { organisation, centre, insurer } = hands[place as Place];
  const own = about === 'south' ? niss.finn : about === 'north' ? niss.jeanne : '';
  const key = own === '' ? '' : createHash('sha256').update(own).digest('hex');
  const role = roles[standing] ?? standing;
  const within: Readonly<Record<string, string>> = {
    physician: `org:${organisation}`,
    psychologist: `org:${organisation}`,
    coordinator: `org:${centre}`,
    insurer: `org:${insurer}`,
    'insurer-coordinator': `org:${insurer}`,
    patient: `own:${key}`,
    'treating-physician': `link:${key}`,
  };
  return `${within[role] ?? 'role'}:${registry}:${role}`;
}

/** The table of the registry that is shaped as Neuro-Pain. */
export const opinion: Table = {
  registry,
  cast,
  rows,
  steps: [
    'patient-identity',
    'consent',
    'indication',
    'questionnaire',
    'planning',
    'meeting',
    'opinion',
    'answer',
    'answer-check',
    'agreement',
    'services',
  ],
  fills: {
    'patient-identity': ['physician', 'NP-12'],
    consent: ['patient', 'NP-8'],
    indication: ['physician', 'NP-13'],
    questionnaire: ['patient', 'NP-9'],
    planning: ['physician', 'NP-13'],
    meeting: ['coordinator', 'NP-19, NP-29'],
    opinion: ['council', 'NP-20'],
    answer: ['physician', 'NP-21'],
    'answer-check': ['coordinator', 'NP-21'],
    agreement: ['insurer', 'NP-24'],
    services: ['physician', 'NP-15'],
  },
  // In the order of the steps above; `questionnaire` is the fourth, `answer` the eighth.
  reads: {
    physician: ['yyyyyyyyyyy', 'NP-12, NP-13, NP-21'],
    psychologist: ['ynynyynynny', 'NP-5: the physician’s data, and of the questionnaires how far they are'],
    coordinator: ['yyyyyyyyyyy', 'NP-19, NP-21'],
    council: ['yyyyyyyyyyy', 'NP-20: the reasons rest on the whole record'],
    insurer: ['yyynyyyyyyy', 'NP-22: can then consult; what the patient tells his team is theirs'],
    'insurer’s coordinator': ['yyynyyyyyyy', 'NP-7, NP-22'],
    patient: ['yyyyyynnnny', 'NP-8, NP-9; what hospital, council and insurer write to one another is theirs'],
    linked: ['yyyyyyyyyyy', 'NP-4: consults the record'],
    support: ['yyyyyyyyyyy', 'CO-5'],
  },
  comeAndGo: ['coordinator', 'council', 'insurer', 'insurer’s coordinator', 'patient', 'linked'],
  support: 'support',
  own: 'patient',
  administrators: ['reg', 'root'],
  final: ['consent', 'questionnaire'],
  reopened: [],
  naming: 'patient-identity',
  dated: 'meeting',
  keys: {
    'patient-identity': 'beneficiary',
    consent: 'agreed',
    indication: 'device',
    questionnaire: 'pain',
    planning: 'centre',
    meeting: 'date',
    opinion: 'decision',
    answer: 'reply',
    'answer-check': 'complete',
    agreement: 'decision',
    services: 'service',
  },
  marks: new Map(marked.map((step) => [step, markOf(step)])),
  searches: {
    name: ['kanarie dossier', ['north', 'south', 'elsewhere', 'abroad']],
    number: ['61.03.17-126.84', ['north', 'elsewhere']],
  },
  begins: {
    [north]: ['ann', 'bea', 'duo'],
    [south]: ['sam', 'duo', 'jade'],
    [klinik]: ['kai'],
    [mutual]: [],
  },
  subjectOf,
  dataOf: ({ place }, step) => dataOf(step, place as Place, 'early'),
};
