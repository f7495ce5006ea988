import { answered, known, standingOf, why } from './expected.ts';
import { answerOfNothing, toldBy } from './lookHttp.ts';
import { fileContent, fileName, fileOf, idOf, type Stage } from './play.ts';
import { type Row, rowsOf, type Scope, yesOrNo } from './table.ts';
import { type Cells, cellOf, type Expected, nameOf, type Told } from './types.ts';

/** The step to which a file was sent in a state. */
const stepOf = ({ state }: Row): string | undefined => state.moves.find((move) => move.do === 'attach')?.step;

/**
 * What must hold of the files of records: who reads the step reads those that were
 * validated, who may fill it in sees all, adds and removes them.
 */
export function expectedOfFiles(scope: Scope): Cells<Expected> {
  const { table, cast } = scope;
  const cells: Cells<Expected> = new Map();
  for (const asker of cast)
    for (const row of rowsOf(scope, asker)) {
      const step = stepOf(row);
      if (step === undefined) continue;
      const at = (what: string) => cellOf(asker.id, row.state.id, what);
      const standing = standingOf(table, asker, row);
      const [letters = '', because = why(asker, row)] = table.reads[standing ?? ''] ?? [];
      // A letter that no decision names yet is a draft (CO-3, NP-24).
      const isDrafted = !row.holds.includes(step);
      const isFiller = table.fills[step]?.[0] === standing;
      const isRead = letters[table.steps.indexOf(step)] === 'y' && (isFiller || !isDrafted);
      const opened = { told: asker.isSignedOut ? 'signedOut' : isRead ? 'yes' : 'absent', because };
      cells.set(at('file'), opened);
      cells.set(at('file looked at again'), opened);
      for (const place of ['address', 'history'])
        cells.set(at(`name of the file in the ${place}`), known(isRead, because));
      const filled = answered(table, asker, row, { step, do: 'save' });
      cells.set(at('sends a file'), filled);
      if (isRead || asker.isSignedOut) cells.set(at('removes the file'), filled);
      else cells.set(at('removes it as one that is not there'), known(true, `CO-9; ${because}`));
    }
  return cells;
}

/** What each asker is answered about the file of each state that has one; what is done is taken back. */
export async function lookAtFiles(stage: Stage, scope: Scope): Promise<Cells<Told>> {
  const cells: Cells<Told> = new Map();
  const absent = await answerOfNothing(stage);
  for (const asker of scope.cast) {
    const person = nameOf(asker);
    for (const row of rowsOf(scope, asker)) {
      const step = stepOf(row);
      if (step === undefined) continue;
      const record = `/api/records/${idOf(stage.records, row.state)}`;
      const file = `${record}/files/${idOf(stage.files, row.state)}`;
      const at = (what: string) => cellOf(asker.id, row.state.id, what);
      const read = await stage.ask(person, 'GET', file);
      const isWhole = read.status !== 200 || read.text === fileContent;
      cells.set(at('file'), isWhole ? toldBy(read, absent) : `something else: ${read.text}`);
      const places = { address: record, history: `${record}/audit` };
      for (const [place, path] of Object.entries(places)) {
        const told = await stage.ask(person, 'GET', path);
        cells.set(at(`name of the file in the ${place}`), yesOrNo(told.text.includes(fileName)));
      }
      cells.set(
        at('file looked at again'),
        toldBy(await stage.ask(person, 'POST', `${file}/scan`, {}), absent),
      );
      cells.set(at('sends a file'), toldBy(await fileOf(stage.ask, person, record, step), absent));
      const removed = await stage.ask(person, 'DELETE', file);
      if (read.status === 404) {
        const never = await stage.ask(
          person,
          'DELETE',
          `${record}/files/01989d6e-3c1f-7d6c-9c1b-0d6c2f0a7b11`,
        );
        cells.set(at('removes it as one that is not there'), yesOrNo(removed.text === never.text));
      } else cells.set(at('removes the file'), toldBy(removed, absent));
    }
  }
  return cells;
}
