import { toldBy } from './lookHttp.ts';
import { command, idOf, revisionOf, type Stage } from './play.ts';
import type { Cast, Row, Scope } from './table.ts';
import { type Cells, cellOf, type Told, type Tried } from './types.ts';

/** A command that is tried in a cell. */
export interface Trial {
  readonly step: string;
  readonly do: Tried;
}

/** Gives the commands that `chosen` names, each on the record as it stands; what is accepted is taken back. */
export async function tryCommands(
  stage: Stage,
  { table, cast, rows }: Scope,
  chosen: (asker: Cast, row: Row) => readonly Trial[],
): Promise<Cells<Told>> {
  const cells: Cells<Told> = new Map();
  const revisions = new Map<string, number>();
  for (const { state } of rows)
    revisions.set(state.id, await revisionOf(stage.test, idOf(stage.records, state)));
  const absent = (await stage.ask('new', 'GET', '/api/records/01989d6e-3c1f-7d6c-9c1b-0d6c2f0a7b11')).text;
  for (const asker of cast) {
    const person = asker.isSignedOut ? undefined : asker.id;
    for (const row of rows)
      for (const { step, do: tried } of chosen(asker, row)) {
        const { state } = row;
        const given = {
          do: tried,
          step,
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
