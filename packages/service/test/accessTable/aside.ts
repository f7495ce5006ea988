import type { ErasureList, OwnData } from '../../src/api/index.ts';
import { known, readable, standingOf, why } from './expected.ts';
import { answerOfNothing, isHeld, toldBy } from './lookHttp.ts';
import { idOf, type Stage } from './play.ts';
import { type Cast, type Scope, type Table, targetOf, yesOrNo } from './table.ts';
import { type Cells, cellOf, type Expected, nameOf, type Told } from './types.ts';

/** Who holds a role for himself: with a number, and not withdrawn. */
const isOwner = ({ own }: Table, { niss, memberships }: Cast): boolean =>
  niss !== undefined && memberships.some(({ role, when }) => role === own && when === undefined);

const answerTo = (asker: Cast, isAnswered: boolean): Told =>
  asker.isSignedOut ? 'signedOut' : isAnswered ? 'yes' : 'absent';

/** What those who are in records take away: theirs alone, and of these what they may read. */
export function expectedOfOwnData({ table, cast, rows }: Scope): Cells<Expected> {
  const cells: Cells<Expected> = new Map();
  for (const asker of cast) {
    const { id, because } = asker;
    cells.set(cellOf(id, 'own data'), { told: answerTo(asker, isOwner(table, asker)), because });
    for (const row of rows) {
      const isOwn = table.own !== undefined && standingOf(table, asker, row) === table.own;
      const at = (what: string) => cellOf(id, row.state.id, what);
      cells.set(at('own data'), known(isOwn, `issue 6: a patient’s own data; ${why(asker, row)}`));
      if (!isOwn) continue;
      for (const target of table.steps) {
        const [letters = '', reason = ''] = table.reads[table.own ?? ''] ?? [];
        const isWithheld = letters[table.steps.indexOf(target)] !== 'y';
        cells.set(at(`own data of ${target}`), readable(table, asker, row, target));
        cells.set(at(`withheld of ${target}`), known(isWithheld, reason));
      }
      const { toldWhoLooked = [table.own] } = table;
      cells.set(at('own data with who looked'), known(toldWhoLooked.includes(table.own ?? ''), 'issue 6'));
    }
  }
  return cells;
}

export async function lookAtOwnData(stage: Stage, { table, cast, rows }: Scope): Promise<Cells<Told>> {
  const cells: Cells<Told> = new Map();
  const absent = await answerOfNothing(stage);
  for (const asker of cast) {
    const answer = await stage.ask(nameOf(asker), 'GET', '/api/own-data');
    cells.set(cellOf(asker.id, 'own data'), toldBy(answer, absent));
    const { records = [] } = answer.json as Partial<OwnData>;
    for (const { state } of rows) {
      const at = (what: string) => cellOf(asker.id, state.id, what);
      const own = records.find(({ record }) => record.id === idOf(stage.records, state));
      cells.set(at('own data'), yesOrNo(own !== undefined));
      if (own === undefined) continue;
      for (const target of table.steps) {
        const { step, entry } = targetOf(target);
        const shown =
          entry === undefined
            ? own.record.steps.find(({ id }) => id === step)
            : own.entries[step]?.find((one) => one.entry === entry);
        cells.set(at(`own data of ${target}`), yesOrNo(isHeld(table, target, shown)));
        cells.set(at(`withheld of ${target}`), yesOrNo(own.withheld.includes(step)));
      }
      cells.set(at('own data with who looked'), yesOrNo(own.audit.some(({ kind }) => kind === 'read')));
    }
  }
  return cells;
}

/** Who is told which records were erased, and may ask for it: administrators of the registry, who open none. */
export function expectedOfErasures({ table, cast, rows }: Scope): Cells<Expected> {
  const cells: Cells<Expected> = new Map();
  for (const asker of cast) {
    const isTold = table.administrators.includes(asker.id);
    const because = `CO-9, issue 6: an erasure is asked by one administrator and done by another; ${asker.because}`;
    for (const what of ['look for one to erase', 'ask that it be erased'])
      cells.set(cellOf(asker.id, what), { told: answerTo(asker, isTold), because });
    for (const { state, isErased = false } of rows)
      cells.set(cellOf(asker.id, state.id, 'told of the erasure'), known(isTold && isErased, because));
  }
  return cells;
}

export async function lookAtErasures(stage: Stage, { table, cast, rows }: Scope): Promise<Cells<Told>> {
  const cells: Cells<Told> = new Map();
  const absent = await answerOfNothing(stage);
  const [first] = table.rows;
  if (first === undefined) throw new RangeError(`The table of ${table.registry} has no rows.`);
  const record = idOf(stage.records, first.state);
  for (const asker of cast) {
    const person = nameOf(asker);
    const found = await stage.ask(person, 'POST', '/api/erasures/look', { record });
    const asked = await stage.ask(person, 'POST', '/api/erasures', { record, reason: 'Never begun.' });
    const { done = [] } = (await stage.ask(person, 'GET', '/api/erasures')).json as Partial<ErasureList>;
    cells.set(cellOf(asker.id, 'look for one to erase'), toldBy(found, absent));
    cells.set(cellOf(asker.id, 'ask that it be erased'), toldBy(asked, absent));
    for (const { state } of rows) {
      const isTold = done.some((one) => one.record === idOf(stage.records, state));
      cells.set(cellOf(asker.id, state.id, 'told of the erasure'), yesOrNo(isTold));
    }
  }
  return cells;
}
