import type { Cast } from './table.ts';
import type { Held } from './types.ts';

/** The registry that is shaped as Neuro-Pain; every requirement named NP-… is read on it. */
export const registry = 'example-opinion';

/** Three hospitals, of which the first two cooperate; where the engine's own people are. */
export const north = '71000436';
export const south = '71009641';
export const klinik = '71099020';
export const office = '71098030';
/** Two insurers. */
export const mutual = '71097010';
export const fund = '71097020';

/** Invented people: the patient of most records, another one, and one whom no record is about. */
export const niss = { jeanne: '61031712684', finn: '85040216932', gus: '90010100123' } as const;

const at = (role: string, organisation: string, when?: Held['when']): Held => ({
  role,
  organisation,
  ...(when === undefined ? {} : { when }),
});

/** Somebody to whom there is no record, whatever its state. */
const nobody = (id: string, says: string, because: string, memberships: readonly Held[] = []): Cast => ({
  id,
  says,
  memberships,
  because,
  stands: {},
});

export const cast: readonly Cast[] = [
  {
    id: 'ann',
    says: 'a physician of North, who fills the records in',
    memberships: [at('physician', north)],
    stands: { north: 'physician', elsewhere: 'physician', abroad: 'physician' },
    because: 'NP-12, CO-9',
  },
  {
    id: 'bea',
    says: 'another physician of North',
    memberships: [at('physician', north)],
    stands: { north: 'physician', elsewhere: 'physician', abroad: 'physician' },
    because: 'NP-12, CO-9',
  },
  {
    id: 'sam',
    says: 'a physician of South, a team that works together with North',
    memberships: [at('physician', south)],
    stands: { south: 'physician' },
    because: 'NP-2: to be granted a role is no sight of the other’s records; CO-9',
  },
  {
    id: 'duo',
    says: 'a physician of North and of South',
    memberships: [at('physician', north), at('physician', south)],
    stands: { north: 'physician', south: 'physician', elsewhere: 'physician', abroad: 'physician' },
    because: 'CO-9: a role in each organisation',
  },
  {
    id: 'cora',
    says: 'the coordinator of North',
    memberships: [at('coordinator', north)],
    stands: { north: 'coordinator' },
    because: 'NP-19, NP-29: where the meeting is',
  },
  {
    id: 'kit',
    says: 'the back-up whom the coordinator of North named',
    memberships: [at('coordinator', north)],
    stands: { north: 'coordinator' },
    because: 'NP-2: can then do all that the coordinator can',
  },
  {
    id: 'saul',
    says: 'the coordinator of South',
    memberships: [at('coordinator', south)],
    stands: { south: 'coordinator', elsewhere: 'coordinator' },
    because: 'NP-29: only the coordinator of the centre where the meeting is',
  },
  {
    id: 'olga',
    says: 'a member of the council',
    memberships: [at('council', office)],
    stands: { north: 'council', south: 'council', elsewhere: 'council', abroad: 'council' },
    because: 'NP-6',
  },
  {
    id: 'pia',
    says: 'a psychologist of North',
    memberships: [at('psychologist', north)],
    stands: { north: 'psychologist', elsewhere: 'psychologist', abroad: 'psychologist' },
    because: 'NP-5',
  },
  {
    id: 'pol',
    says: 'a psychologist of South',
    memberships: [at('psychologist', south)],
    stands: { south: 'psychologist' },
    because: 'NP-5, CO-9',
  },
  {
    id: 'ivo',
    says: 'an advisory physician of the insurer whose members North’s patients are',
    memberships: [at('insurer', mutual)],
    stands: { north: 'insurer', elsewhere: 'insurer', abroad: 'insurer' },
    because: 'NP-7: its own members',
  },
  {
    id: 'ibo',
    says: 'an advisory physician of the other insurer',
    memberships: [at('insurer', fund)],
    stands: { south: 'insurer' },
    because: 'NP-7: its own members',
  },
  {
    id: 'ida',
    says: 'the coordinator of the first insurer',
    memberships: [at('insurer-coordinator', mutual)],
    stands: {
      north: 'insurer’s coordinator',
      elsewhere: 'insurer’s coordinator',
      abroad: 'insurer’s coordinator',
    },
    because: 'NP-7: an insurer’s people',
  },
  {
    id: 'jeanne',
    says: 'the patient of the records of North',
    niss: niss.jeanne,
    memberships: [at('patient', north)],
    stands: { north: 'patient', elsewhere: 'patient' },
    because: 'NP-8, issue 6: the patient his own',
  },
  {
    id: 'finn',
    says: 'the patient of the records of South, who has his role from North',
    niss: niss.finn,
    memberships: [at('patient', north)],
    stands: { south: 'patient' },
    because: 'issue 6: the patient his own, wherever they are',
  },
  {
    id: 'jade',
    says: 'a physician of South who is herself the patient of records of nobody',
    niss: niss.gus,
    memberships: [at('physician', south), at('patient', south)],
    stands: { south: 'physician' },
    because: 'CO-9: two roles, each where it counts',
  },
  {
    id: 'ella',
    says: 'support',
    memberships: [at('support', office)],
    stands: { north: 'support', south: 'support', elsewhere: 'support', abroad: 'support' },
    because: 'CO-5',
  },
  {
    id: 'hub-jeanne',
    says: 'a physician with a therapeutic link to the patient of North, through a hub',
    link: { niss: niss.jeanne },
    memberships: [],
    stands: { north: 'linked', elsewhere: 'linked' },
    because: 'NP-4: a patient with a number, wherever the records are',
  },
  {
    id: 'hub-finn',
    says: 'a physician with a link to the patient of South',
    link: { niss: niss.finn },
    memberships: [],
    stands: { south: 'linked' },
    because: 'NP-4: of that patient alone',
  },
  {
    ...nobody('hub-gus', 'a physician with a link to a patient whom no record is about', 'NP-4'),
    link: { niss: niss.gus },
  },
  {
    ...nobody(
      'hub-over',
      'a physician whose link to the patient of North is over',
      'NP-4: only while it holds',
    ),
    link: { niss: niss.jeanne, isOver: true },
    isSignedOut: true,
  },
  nobody('gus', 'a patient whom no record is about', 'NP-1: his own alone'),
  nobody('nil', 'somebody with the role of a patient and no number', 'CO-2, NP-1', [at('patient', north)]),
  nobody('kai', 'a physician of a third hospital', 'CO-9', [at('physician', klinik)]),
  nobody('kim', 'the coordinator of a third hospital', 'NP-29, CO-9', [at('coordinator', klinik)]),
  nobody('root', 'who administers all registries', 'CO-9: no access but by a role in the registry', [
    { registry: '*', role: 'registry-administrator', organisation: office },
  ]),
  nobody('reg', 'who administers this registry', 'CO-9: no access but by a role that the source gives one', [
    at('registry-administrator', office),
  ]),
  nobody('hal', 'an advisory physician of neither insurer', 'NP-7', [at('insurer', office)]),
  nobody('wim', 'a physician of North whose role was withdrawn', 'NP-2: withdraws', [
    at('physician', north, 'withdrawn'),
  ]),
  nobody('eve', 'a coordinator of North whose last day is over', 'CO-9: from when to when', [
    at('coordinator', north, 'ended'),
  ]),
  nobody('lou', 'a physician of North whose access nobody confirmed', 'CO-9, issue 6: the periodic review', [
    at('physician', north, 'notReviewed'),
  ]),
  nobody('fay', 'a physician of North from tomorrow on', 'CO-9: from when to when', [
    at('physician', north, 'notYet'),
  ]),
  nobody('old', 'a former member of the council', 'NP-2: withdraws', [at('council', office, 'withdrawn')]),
  nobody('out', 'a physician of North, of another registry', 'CO-9: per registry', [
    { registry: 'implantable-cgm', role: 'physician', organisation: north },
  ]),
  nobody('new', 'somebody who may sign in and has no role', 'CO-9'),
  nobody('ghost', 'an id that somebody guessed', 'CO-9'),
  { ...nobody('anonymous', 'nobody who is signed in', 'NP-3, CG-16'), isSignedOut: true },
];
