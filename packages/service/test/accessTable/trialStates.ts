import { north, south } from './opinionPeople.ts';
import type { Move, State } from './types.ts';

/**
 * What is filled in, in the order of the workflow; `step/entry` for an entry of a repeated one. On Monday 23 November,
 * of a trial that began on the 20th, that day's diary was missed, those of the 22nd and the 23rd can be filled in, and
 * that of the 24th is to come.
 */
export const targets = [
  'patient-identity',
  'consent',
  'planning',
  'diary/2026-11-20',
  'diary/2026-11-22',
  'diary/2026-11-23',
  'diary/2026-11-24',
  'medication/2026-11-20',
  'evaluation',
  'trial-end',
] as const;

/** A text that stands in one place and nowhere else. */
const markOf = (target: string): string => `mark of ${target}`;
export const marks: ReadonlyMap<string, string> = new Map(
  ['diary/2026-11-22', 'medication/2026-11-20', 'evaluation', 'trial-end'].map((target) => [
    target,
    markOf(target),
  ]),
);

const people: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  north: { niss: '61031712684', birthDate: '1961-03-17', sex: 'female' },
  south: { niss: '85040216932', birthDate: '1985-04-02', sex: 'male' },
};

/** What was filled in; a trial that is `short` ended on the 22nd. */
export function dataOf(target: string, place: string, isShort = false): Record<string, unknown> {
  const mark = markOf(target);
  switch (target.split('/')[0]) {
    case 'patient-identity':
      return { beneficiary: { lastName: 'Kanarie', firstName: 'Dossier', ...people[place] } };
    case 'consent':
      return { agreed: true, date: '2026-11-20' };
    case 'planning':
      return { firstDay: '2026-11-20', lastDay: isShort ? '2026-11-22' : '2026-11-25' };
    case 'diary':
      return { pain: 4, sleep: 'good', note: mark };
    case 'medication':
      return { medicine: mark, dose: 150 };
    case 'evaluation':
      return { date: '2026-11-22', summary: mark };
    case 'trial-end':
      return { decision: 'implant', grounds: mark };
    default:
      throw new RangeError(`Nothing is filled in at ${target}.`);
  }
}

/** Who answers for a record in each place. */
const hands: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  north: { organisation: north, physician: 'ann', patient: 'jeanne', psychologist: 'pia' },
  south: { organisation: south, physician: 'sam', patient: 'finn', psychologist: 'pol' },
};

/** In short: `consent`, `diary/2026-11-22*` (a draft), `trial-end=stop`, `unlock evaluation`, `acknowledge`, `erase`. */
function moveOf(told: string, place: string, isShort: boolean): Move {
  if (told === 'erase' || told === 'acknowledge') return { by: 'reg', do: told, step: '' };
  const [, unlocks, target = '', decision, draft] = /^(unlock )?([\w/-]+)(?:=(\w+))?(\*)?$/.exec(told) ?? [];
  const [step = '', entry] = target.split('/');
  const role =
    step === 'consent' || step === 'diary' ? 'patient' : step === 'evaluation' ? 'psychologist' : 'physician';
  const where = { step, ...(entry === undefined ? {} : { entry }) };
  if (unlocks !== undefined) return { by: 'ella', do: 'unlock', ...where };
  const data = { ...dataOf(target, place, isShort), ...(decision === undefined ? {} : { decision }) };
  return { by: hands[place]?.[role] ?? '', do: draft === undefined ? 'validate' : 'save', ...where, data };
}

export function stateOf(id: string, moves: readonly string[], running: string, place: string): State {
  const { organisation = '', physician = '' } = hands[place] ?? {};
  // What comes after the diary is reached on the same day by a trial whose days are over.
  const isShort = [...moves, running].some((told) => /^(evaluation|trial-end)/.test(told));
  return {
    id,
    recordType: 'trial',
    organisation,
    author: physician,
    moves: moves.map((told) => moveOf(told, place, isShort)),
    ...(running === '' ? {} : { running: moveOf(running, place, isShort) }),
  };
}
