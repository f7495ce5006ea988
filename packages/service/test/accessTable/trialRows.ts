import { draftsIn } from './opinionRows.ts';
import type { Row } from './table.ts';
import { stateOf } from './trialStates.ts';

/**
 * What must hold of each state. `after` and `just now` as in the table of the opinions; `open`: what may be filled in;
 * `again`: what holds something and is not done; `seen by`: `p` the patient, `y` the psychologist.
 */
const written = `
state           | place | after                                   | just now              | open                                                      | again                 | by  | seen by | because
begun           | north |                                         |                       | patient-identity                                          |                       |     |         | NP-12; whose trial it is is not known
named           | north | patient-identity                        |                       | consent                                                   |                       |     | p       | NP-8
consented       | north | patient-identity, consent               |                       | planning                                                  |                       |     | p       | NP-13; NP-5: nothing to follow yet
planned-just    | north | consented                               | planning              |                                                           |                       | ann | py      | CO-4: the diary opens when the window has ended; NP-5
planned         | north | consented, planning                     |                       | diary/2026-11-22, diary/2026-11-23, medication/2026-11-20 |                       |     | py      | NP-9, NP-13; NP-5
writing         | north | planned, diary/2026-11-22*              |                       | diary/2026-11-22, diary/2026-11-23, medication/2026-11-20 | diary/2026-11-22      |     | py      | CO-3
written         | north | planned, diary/2026-11-22               |                       | diary/2026-11-23, medication/2026-11-20                   |                       |     | py      | NP-11: final at once
medicated-just  | north | planned                                 | medication/2026-11-20 | diary/2026-11-22, diary/2026-11-23                        |                       | ann | py      | CO-4: of an entry, the window too
medicated       | north | planned, medication/2026-11-20          |                       | diary/2026-11-22, diary/2026-11-23                        |                       |     | py      | NP-13
medicated-again | north | medicated, unlock medication/2026-11-20 |                       | diary/2026-11-22, diary/2026-11-23, medication/2026-11-20 | medication/2026-11-20 |     | py      | CO-5: one entry alone
evaluating      | north | planned, diary/2026-11-22, evaluation*  |                       | evaluation, medication/2026-11-20                         | evaluation            |     | py      | NP-18: once the diary is over
evaluated       | north | planned, diary/2026-11-22, evaluation   |                       | trial-end, medication/2026-11-20                          |                       |     | py      | NP-18
ending          | north | evaluated, trial-end                    |                       | medication/2026-11-20                                     |                       |     | py      | CG-5: on its way, and not unlocked before it has arrived
ended           | north | ending, acknowledge                     |                       | medication/2026-11-20                                     |                       |     | py      | CO-4: what is still to be filled in stays so
stopped         | north | evaluated, trial-end=stop, acknowledge  |                       |                                                           |                       |     | py      | an outcome that ends all
south           | south | consented                               |                       | planning                                                  |                       |     | p       | CO-9
south-written   | south | planned, diary/2026-11-22               |                       | diary/2026-11-23, medication/2026-11-20                   |                       |     | py      | CO-9, NP-11
erased          | north | written, erase                          |                       |                                                           |                       |     |         | issue 6: erased for good`;

const wordsOf = (told: string): string[] => told.split(', ').filter(Boolean);

function readRows(): readonly Row[] {
  const all = new Map<string, readonly string[]>();
  const [, ...lines] = written.trim().split('\n');
  return lines.map((line) => {
    const [
      id = '',
      place = '',
      after = '',
      running = '',
      open = '',
      again = '',
      by = '',
      seenBy = '',
      because = '',
    ] = line.split('|').map((told) => told.trim());
    const moves = wordsOf(after).flatMap((move) => all.get(move) ?? [move]);
    all.set(id, moves);
    const done = [...moves, running].filter(
      (move) => move !== '' && !/^(unlock |erase|acknowledge)/.test(move),
    );
    return {
      state: stateOf(id, moves, running, place),
      place,
      about: place,
      open: wordsOf(open),
      ...(by === '' ? {} : { undo: { step: running, by } }),
      holds: [...new Set(done.map((move) => move.replace(/[=*].*$/, '')))],
      undone: wordsOf(again),
      drafted: draftsIn(moves),
      ...(done.includes('trial-end=stop') ? { ended: 'trial-end' } : {}),
      sees: [...(seenBy.includes('p') ? ['patient'] : []), ...(seenBy.includes('y') ? ['psychologist'] : [])],
      ...(done.some((move) => /^trial-end/.test(move)) && !moves.includes('acknowledge')
        ? { isSending: true }
        : {}),
      ...(moves.includes('erase') ? { isErased: true } : {}),
      because,
    };
  });
}

export const rows = readRows();
