import { type Place, stateOf, type Way, ways } from './opinionStates.ts';
import type { Row } from './table.ts';

/**
 * What must hold of each state, read from the requirement pages, in the order of the story; then other ways of NP-25,
 * other hands, and corrections.
 *
 * - `after`: what was done, each with its window over; the name of a state stands for all that led to it. `*` is a
 *   draft, `=` another decision.
 *   Who reads the step does not see a draft (NP-7, NP-13: what is planned or told is what is validated).
 * - `just now`: what can still be undone, `by` whom (CO-4).
 * - `open`: steps that may be filled in; `again`: those that hold something and are not done.
 * - `seen by`: which of those that come and go see it: `k` the coordinator of the centre, `c` the council, `i` the
 *   insurer's people. The patient sees his own record always, once it is known whose it is.
 */
const written = `
state             | after                                                 | just now          | open                    | again            | by   | seen by | other        | ended     | because
begun             |                                                       |                   | patient-identity        |                  |      |         |              |           | NP-12; whose record it is is not known
drafted           | patient-identity*                                     |                   | patient-identity        | patient-identity |      |         |              |           | NP-12, CO-3
named             |                                                       | patient-identity  | consent                 |                  | ann  |         |              |           | NP-8, CO-4
to-consent        | patient-identity                                      |                   | consent                 |                  |      |         |              |           | NP-8: until then no medical data, not even a draft
consented         | patient-identity, consent                             |                   | indication              |                  |      |         |              |           | NP-8, NP-11: final at once
indicating        | patient-identity, consent, indication*                |                   | indication              | indication       |      |         |              |           | NP-13, CO-3
indicated-just    | patient-identity, consent                             | indication        | planning                |                  | ann  |         |              |           | CO-4, NP-13
indicated         | patient-identity, consent, indication                 |                   | planning                |                  |      |         |              |           | NP-13; NP-7, NP-29: no meeting planned yet
planning-drafted  | indicated, planning*                                  |                   | planning                | planning         |      |         |              |           | NP-7, NP-29: planned is what is validated
planned-just      | indicated                                             | planning          | meeting                 |                  | ann  | ki      |              |           | NP-7: once a meeting has been planned; NP-29
planned           | indicated, planning                                   |                   | meeting                 |                  |      | ki      |              |           | NP-7, NP-22, NP-29
meeting-drafted   | planned, meeting*                                     |                   | meeting                 | meeting          |      | ki      |              |           | NP-19, NP-6: waits for no opinion yet
met-just          | planned                                               | meeting           | opinion                 |                  | cora | kci     |              |           | NP-6: an early replacement; NP-7
met               | planned, meeting                                      |                   | opinion                 |                  |      | kci     |              |           | NP-6, NP-7
judging           | met, opinion*                                         |                   | opinion                 | opinion          |      | kci     |              |           | NP-6, NP-7
asked-just        | met                                                   | opinion=question  |                         |                  | olga | kci     |              |           | NP-6: while its own undo window runs; CO-4: the question leaves when it has ended
asked             | met, opinion=question                                 |                   | answer                  | opinion          |      | ki      |              |           | NP-21, issue 6: the council sees what waits for its opinion
answered-just     | asked                                                 | answer            | answer-check            | opinion          | ann  | ki      |              |           | NP-21, CO-4
answered          | asked, answer                                         |                   | answer-check            | opinion          |      | ki      |              |           | NP-21
checked-just      | asked, answer                                         | answer-check      | opinion                 | opinion          | cora | kci     |              |           | NP-21: the council treats it again; NP-6
checked           | asked, answer, answer-check                           |                   | opinion                 | opinion          |      | kci     |              |           | NP-21, NP-6
judged-just       | met                                                   | opinion           | agreement               |                  | olga | kci     |              |           | NP-6: while its own undo window runs the record stays visible to it
judged            | met, opinion                                          |                   | agreement               |                  |      | ki      |              |           | NP-6: no others, at any time; NP-20, NP-24
judged-again      | checked, opinion                                      |                   | agreement               |                  |      | ki      |              |           | NP-21, NP-6
declined          | met, opinion=negative                                 |                   | agreement               |                  |      | ki      |              |           | NP-20: the record then goes to the advisory physician
agreed-just       | judged                                                | agreement         | services                |                  | ivo  | ki      |              |           | NP-24, NP-15
agreed            | judged, agreement                                     |                   | services                |                  |      | ki      |              |           | NP-15, NP-6
refused-just      | judged                                                | agreement=refused |                         |                  | ivo  | ki      |              |           | NP-15: a refusal ends the path; CO-4
refused           | judged, agreement=refused                             |                   |                         |                  |      | ki      |              | agreement | NP-15: nothing can be chosen; NP-6
chosen-just       | agreed                                                | services          |                         |                  | ann  | ki      |              |           | NP-16, CO-4
chosen            | agreed, services                                      |                   |                         |                  |      | ki      |              |           | NP-16, NP-6: no others, at any time
ganglion          | met                                                   |                   | opinion, questionnaire  |                  |      | kci     | ganglion     |           | NP-6: every DRG implantation; NP-9: a first one
to-fill           | indicated                                             |                   | questionnaire, planning |                  |      |         | first        |           | NP-9: the patient fills in; NP-5
filled            | indicated, questionnaire                              |                   | planning                |                  |      |         | first        |           | NP-11: final at once; NP-5: the psychologist follows
filled-planned    | indicated, questionnaire, planning                    |                   | meeting                 |                  |      | ki      | first        |           | NP-11, NP-7
notified          | met                                                   |                   | services, questionnaire |                  |      | ki      | first        |           | NP-6: no opinion to give; NP-15: a notification
notified-chosen   | indicated, questionnaire, planning, meeting, services |                   |                         |                  |      | ki      | first        |           | NP-6, NP-16, NP-23
late-none         | met                                                   |                   | opinion                 |                  |      | kci     | lateNone     |           | NP-6, NP-25
late-negative     | met                                                   |                   | agreement               |                  |      | ki      | lateNegative |           | NP-25: no new opinion, and the agreement is needed all the same
late-positive     | met                                                   |                   | services                |                  |      | ki      | latePositive |           | NP-25: neither
abroad            | patient-identity                                      |                   | consent                 |                  |      |         | abroad       |           | CO-2: nobody has such a number
south-to-consent  | patient-identity                                      |                   | consent                 |                  |      |         | south        |           | CO-9, NP-8
south-met         | met                                                   |                   | opinion                 |                  |      | kci     | south        |           | CO-9, NP-6, NP-7
south-judged      | judged                                                |                   | agreement               |                  |      | ki      | south        |           | CO-9, NP-7
elsewhere-planned | planned                                               |                   | meeting                 |                  |      | ki      | elsewhere    |           | NP-29: only the coordinator of the centre that was named
elsewhere-judged  | judged                                                |                   | agreement               |                  |      | ki      | elsewhere    |           | NP-29, NP-7
opinion-unlocked  | judged, unlock opinion                                |                   | opinion                 | opinion          |      | kci     |              |           | CO-5; NP-6: has to be given anew
meeting-unlocked  | judged, unlock meeting                                |                   | meeting                 | meeting          |      | ki      |              |           | CO-5; NP-7: it was planned
planning-unlocked | judged, unlock planning                               |                   | planning                | planning         |      | k       |              |           | CO-5; NP-29: the centre stays; NP-7 read narrowly: what is being corrected is not planned
lettered          | judged, letter agreement                              |                   | agreement               |                  |      | ki      |              |           | NP-24: the decision letter
lettered-agreed   | lettered, agreement                                   |                   | services                |                  |      | ki      |              |           | NP-24: nothing is sent or removed after it
erased            | judged, erase                                         |                   |                         |                  |      |         |              |           | issue 6: erased for good, for everybody`;

const standings: Readonly<Record<string, readonly string[]>> = {
  k: ['coordinator'],
  c: ['council'],
  i: ['insurer', 'insurer’s coordinator'],
};
const isWay = (told: string): told is Way => Object.hasOwn(ways, told);
const wordsOf = (told: string): string[] => told.split(', ').filter(Boolean);
const namesOf = (moves: readonly string[]): string[] => [
  ...new Set(
    moves.filter((move) => !/^(unlock |letter |erase)/.test(move)).map((move) => move.replace(/[=*].*$/, '')),
  ),
];

/** Drafts, which are nobody's data yet; what is unlocked stands validated until it is replaced (CO-5). */
export const draftsIn = (moves: readonly string[]): string[] =>
  moves
    .filter(
      (move, index) => move.endsWith('*') && !moves.slice(0, index).includes(`unlock ${move.slice(0, -1)}`),
    )
    .map((move) => move.slice(0, -1));

function readRows(): readonly Row[] {
  const all = new Map<string, readonly string[]>();
  const [, ...lines] = written.trim().split('\n');
  return lines.map((line) => {
    const [
      id = '',
      after = '',
      running = '',
      open = '',
      again = '',
      by = '',
      seenBy = '',
      other = '',
      ended = '',
      because = '',
    ] = line.split('|').map((told) => told.trim());
    const moves = wordsOf(after).flatMap((move) => all.get(move) ?? [move]);
    all.set(id, moves);
    const place = (isWay(other) ? 'north' : other || 'north') as Place;
    // A patient is known here by his number, and so is a hub's link with him (NP-4): once the first step was validated.
    const isNamed = [...moves, running].includes('patient-identity');
    const known = isNamed && place !== 'abroad' ? ['linked', 'patient'] : [];
    return {
      state: stateOf(id, moves, {
        place,
        ...(isWay(other) ? { way: other } : {}),
        ...(running === '' ? {} : { running }),
      }),
      place,
      about: place === 'elsewhere' ? 'north' : place,
      open: wordsOf(open),
      ...(by === '' ? {} : { undo: { step: running.replace(/=.*$/, ''), by } }),
      holds: namesOf([...moves, ...wordsOf(running)]),
      undone: wordsOf(again),
      drafted: draftsIn(moves),
      ...(ended === '' ? {} : { ended }),
      sees: [...[...seenBy].flatMap((letter) => standings[letter] ?? []), ...known],
      ...(moves.includes('erase') ? { isErased: true } : {}),
      because,
    };
  });
}

export const rows = readRows();
