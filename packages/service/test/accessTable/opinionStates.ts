import { fund, mutual, niss, north, south } from './opinionPeople.ts';
import type { Move, State } from './types.ts';

/**
 * In whose hands a record is: which hospital's, whose patient, which insurer's member, where the meeting is. `elsewhere`
 * is North's, with the meeting in South; `abroad` is North's, of a patient without a number.
 */
export type Place = 'north' | 'south' | 'elsewhere' | 'abroad';

/** Who answers for a record in each place. */
const ofNorth = { organisation: north, physician: 'ann', patient: 'jeanne', insurer: mutual, adviser: 'ivo' };
const inNorth = { centre: north, coordinator: 'cora' };
const inSouth = { centre: south, coordinator: 'saul' };
export const hands = {
  north: { ...ofNorth, ...inNorth },
  south: {
    organisation: south,
    physician: 'sam',
    patient: 'finn',
    insurer: fund,
    adviser: 'ibo',
    ...inSouth,
  },
  elsewhere: { ...ofNorth, ...inSouth },
  abroad: { ...ofNorth, ...inNorth },
} as const;

/** The ways of NP-25 and NP-24: what is implanted, and what was decided before. */
export const ways = {
  early: { device: 'spinalCord', implantation: 'replacement', warranty: 'running' },
  ganglion: { device: 'ganglion', implantation: 'first' },
  first: { device: 'spinalCord', implantation: 'first' },
  lateNone: late('none'),
  latePositive: late('positive'),
  lateNegative: late('negative'),
} as const;
export type Way = keyof typeof ways;

function late(earlierOpinion: string) {
  const condition = { warranty: 'ended', condition: 'other', earlierOpinion };
  return { device: 'spinalCord', implantation: 'replacement', ...condition };
}

/** What a step holds that was filled in on the way: with a mark that says which, found again wherever it is told. */
export function dataOf(step: string, place: Place, way: Way): Record<string, unknown> {
  const mark = markOf(step);
  switch (step) {
    case 'patient-identity':
      return { beneficiary: beneficiaryOf(place), insurer: hands[place].insurer };
    case 'consent':
      return { agreed: true, date: '2026-11-02' };
    case 'indication':
      return { ...ways[way], evaluation: mark };
    case 'questionnaire':
      return { pain: 4, note: mark };
    case 'planning':
      return { date: '2026-11-02', centre: hands[place].centre };
    case 'meeting':
      return { date: '2026-11-02', conclusion: mark };
    case 'opinion':
      return { decision: 'positive', grounds: mark };
    case 'answer':
      return { reply: mark };
    case 'answer-check':
      return { complete: true };
    case 'agreement':
      return { decision: 'agreed', grounds: mark };
    case 'services':
      return { service: 'both', reference: mark };
    default:
      throw new RangeError(`There is no step ${step}.`);
  }
}

/** A text that stands in one step's data and nowhere else. */
export const markOf = (step: string): string => `mark of ${step}`;

/** Steps whose data has such a text. */
export const marked = [
  'indication',
  'questionnaire',
  'meeting',
  'opinion',
  'answer',
  'agreement',
  'services',
];

function beneficiaryOf(place: Place) {
  const named = { lastName: 'Kanarie', firstName: 'Dossier', birthDate: '1961-03-17', sex: 'female' };
  if (place === 'abroad')
    return { ...named, hasNoNiss: true, deceased: 'no', residence: { place: 'Lille', country: 'FR' } };
  if (place === 'south') return { ...named, niss: niss.finn, birthDate: '1985-04-02', sex: 'male' };
  return { ...named, niss: niss.jeanne };
}

/**
 * A step on the way, in short: `consent`, `meeting*` (a draft), `opinion=question`, `unlock opinion`,
 * `letter agreement` (a file), `erase`.
 */
function moveOf(told: string, place: Place, way: Way): Move {
  if (told === 'erase') return { by: 'reg', do: 'erase', step: '' };
  const [, unlocks, step = '', decision, draft] =
    /^(unlock |letter )?([\w-]+)(?:=(\w+))?(\*)?$/.exec(told) ?? [];
  const { physician, coordinator, patient, adviser } = hands[place];
  const by: Readonly<Record<string, string>> = {
    consent: patient,
    questionnaire: patient,
    meeting: coordinator,
    'answer-check': coordinator,
    opinion: 'olga',
    agreement: adviser,
  };
  if (unlocks === 'letter ') return { by: by[step] ?? physician, do: 'attach', step };
  if (unlocks !== undefined) return { by: 'ella', do: 'unlock', step };
  const question = decision === 'question' ? { question: markOf(step), grounds: undefined } : {};
  const data = { ...dataOf(step, place, way), ...(decision === undefined ? {} : { decision, ...question }) };
  return { by: by[step] ?? physician, do: draft === undefined ? 'validate' : 'save', step, data };
}

/** A state of a record as it is made. */
export function stateOf(
  id: string,
  moves: readonly string[],
  { running, place = 'north', way = 'early' }: { running?: string; place?: Place; way?: Way } = {},
): State {
  const { organisation, physician } = hands[place];
  return {
    id,
    recordType: 'implantation',
    organisation,
    author: physician,
    moves: moves.map((told) => moveOf(told, place, way)),
    ...(running === undefined ? {} : { running: moveOf(running, place, way) }),
  };
}
