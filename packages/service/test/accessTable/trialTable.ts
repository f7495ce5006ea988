import { createHash } from 'node:crypto';
import { north, office, south } from './opinionPeople.ts';
import type { Cast, Row, Standing, Table } from './table.ts';
import { rows } from './trialRows.ts';
import { dataOf, marks, targets } from './trialStates.ts';
import type { Held } from './types.ts';

/** The registry whose patient fills in a day after day. */
const registry = 'example-trial';
const niss: Readonly<Record<string, string>> = { north: '61031712684', south: '85040216932' };

const at = (role: string, organisation: string, when?: Held['when']): Held => ({
  role,
  organisation,
  ...(when === undefined ? {} : { when }),
});
const of = (
  id: string,
  says: string,
  because: string,
  memberships: readonly Held[] = [],
  stands: Cast['stands'] = {},
): Cast => ({ id, says, because, memberships, stands });

const cast: readonly Cast[] = [
  of('ann', 'a physician of North, who fills the records in', 'NP-12, NP-13', [at('physician', north)], {
    north: 'physician',
  }),
  of('bea', 'another physician of North', 'NP-12', [at('physician', north)], { north: 'physician' }),
  of('sam', 'a physician of South', 'NP-12, CO-9', [at('physician', south)], { south: 'physician' }),
  of('pia', 'a psychologist of North', 'NP-5', [at('psychologist', north)], { north: 'psychologist' }),
  of('pol', 'a psychologist of South', 'NP-5, CO-9', [at('psychologist', south)], { south: 'psychologist' }),
  {
    ...of('jeanne', 'the patient of North', 'NP-9: the diary is hers', [at('patient', north)], {
      north: 'patient',
    }),
    niss: niss.north ?? '',
  },
  {
    ...of('finn', 'the patient of South', 'NP-9: of his own trial alone', [at('patient', north)], {
      south: 'patient',
    }),
    niss: niss.south ?? '',
  },
  {
    ...of('jade', 'a psychologist of South who is herself nobody’s patient yet', 'CO-9: two roles', [
      at('psychologist', south),
      at('patient', south),
    ]),
    niss: '90010100123',
    stands: { south: 'psychologist' },
  },
  of('ella', 'support', 'CO-5', [at('support', office)], { north: 'support', south: 'support' }),
  of('nil', 'somebody with the role of a patient and no number', 'NP-1', [at('patient', north)]),
  of('wim', 'a psychologist of North whose role was withdrawn', 'NP-2: withdraws', [
    at('psychologist', north, 'withdrawn'),
  ]),
  of('reg', 'who administers this registry', 'CO-9', [at('registry-administrator', office)]),
  of('root', 'who administers all registries', 'CO-9', [
    { registry: '*', role: 'registry-administrator', organisation: office },
  ]),
  of('new', 'somebody who may sign in and has no role', 'CO-9'),
  { ...of('anonymous', 'nobody who is signed in', 'NP-3'), isSignedOut: true },
];

function subjectOf(standing: Standing, { place }: Row): string {
  if (standing === 'support') return `role:${registry}:support`;
  if (standing !== 'patient') return `org:${place === 'south' ? south : north}:${registry}:${standing}`;
  const digest = createHash('sha256').update(niss[place] ?? '');
  return `own:${digest.digest('hex')}:${registry}:patient`;
}

/** The table of a trial: a diary, a medication on some days, and what follows from them. */
export const trial: Table = {
  registry,
  cast,
  rows,
  steps: targets,
  fills: Object.fromEntries(
    targets.map((target) => {
      const [step = ''] = target.split('/');
      if (step === 'consent' || step === 'diary') return [target, ['patient', 'NP-8, NP-9']];
      return [target, step === 'evaluation' ? ['psychologist', 'NP-18'] : ['physician', 'NP-12, NP-13']];
    }),
  ),
  // In the order of the targets: the evaluation is the last but one.
  reads: {
    physician: ['yyyyyyyyyy', 'NP-12, NP-13'],
    psychologist: ['yyyyyyyyyy', 'NP-5: the physician’s data, and how far the patient is with the diary'],
    patient: ['yyyyyyyyny', 'NP-9; what the psychologist writes to the team is theirs'],
    support: ['yyyyyyyyyy', 'CO-5'],
  },
  comeAndGo: ['patient', 'psychologist'],
  support: 'support',
  own: 'patient',
  toldWhoLooked: ['patient', 'support'],
  administrators: ['reg', 'root'],
  final: targets.filter((target) => /^(consent|diary)/.test(target)),
  reopened: [],
  naming: 'patient-identity',
  dated: 'planning',
  keys: Object.fromEntries(
    targets.map((target) => {
      const keys: Readonly<Record<string, string>> = {
        'patient-identity': 'beneficiary',
        consent: 'agreed',
        planning: 'lastDay',
        diary: 'sleep',
        medication: 'dose',
        evaluation: 'summary',
        'trial-end': 'decision',
      };
      return [target, keys[target.split('/')[0] ?? ''] ?? ''];
    }),
  ),
  marks,
  searches: { name: ['kanarie dossier', ['north', 'south']], number: ['61.03.17-126.84', ['north']] },
  begins: { [north]: ['ann', 'bea'], [south]: ['sam'], [office]: [] },
  subjectOf,
  dataOf: ({ place }, target) => dataOf(target, place),
};
