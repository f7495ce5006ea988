import { key } from '../steps.ts';
import { toldBy } from './lookHttp.ts';
import { command, idOf, revisionOf, type Stage } from './play.ts';
import { type Cast, type Row, rowsOf, type Scope, type Table, targetOf } from './table.ts';
import { type Cells, cellOf, nameOf, type Told, type Tried } from './types.ts';

/** A command that is tried in a cell, on a step or an entry of one. */
export interface Trial {
  readonly step: string;
  readonly do: Tried;
}

/** Gives the commands that `chosen` names, each on the record as it stands; what is accepted is taken back. */
export async function tryCommands(
  stage: Stage,
  scope: Scope,
  chosen: (asker: Cast, row: Row) => readonly Trial[],
): Promise<Cells<Told>> {
  const { table, cast, rows } = scope;
  const cells: Cells<Told> = new Map();
  const revisions = new Map<string, number>();
  for (const { state } of rows)
    revisions.set(state.id, await revisionOf(stage.test, idOf(stage.records, state)));
  const absent = (await stage.ask('new', 'GET', '/api/records/01989d6e-3c1f-7d6c-9c1b-0d6c2f0a7b11')).text;
  for (const asker of cast) {
    const person = nameOf(asker);
    for (const row of rowsOf(scope, asker))
      for (const { step, do: tried } of chosen(asker, row)) {
        const { state } = row;
        const given = {
          do: tried,
          ...targetOf(step),
          ...(tried === 'save' || tried === 'validate' ? { data: table.dataOf(row, step) } : {}),
          ...(tried === 'unlock' ? { reason: 'A page was missing.' } : {}),
          ...(tried === 'annotate' ? { text: 'Beside it.' } : {}),
        };
        const answer = await command(
          stage.ask,
          person,
          idOf(stage.records, state),
          revisions.get(state.id) ?? 0,
          given,
        );
        cells.set(cellOf(asker.id, state.id, `${tried} ${step}`), toldBy(answer, absent));
      }
  }
  return cells;
}

/** Begins a record in each organisation, as each asker. A refusal tells nothing of what there is. */
export async function tryBeginning(
  stage: Stage,
  { cast, begins, rows, registry }: Table,
): Promise<Cells<Told>> {
  const cells: Cells<Told> = new Map();
  const recordType = rows[0]?.state.recordType;
  const told: Readonly<Record<number, Told>> = { 201: 'yes', 401: 'signedOut', 403: 'no' };
  for (const asker of cast)
    for (const organisation of Object.keys(begins)) {
      const creation = { registry, recordType, organisation };
      const answer = await stage.ask(nameOf(asker), 'POST', '/api/records', creation, key());
      cells.set(cellOf(asker.id, 'begins in', organisation), told[answer.status] ?? answer.text);
    }
  return cells;
}
