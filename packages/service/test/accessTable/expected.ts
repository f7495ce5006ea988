import {
  type Cast,
  type Row,
  rowsOf,
  type Scope,
  type Standing,
  type Table,
  targetOf,
  yesOrNo,
} from './table.ts';
import type { Trial } from './tryCommands.ts';
import { type Cells, cellOf, type Expected, type Told, type Tried } from './types.ts';

/** In the order of the alphabet, as they are offered. */
export const commands: readonly Tried[] = [
  'add',
  'annotate',
  'delete',
  'reopen',
  'save',
  'undo',
  'unlock',
  'validate',
];

/** Every command on every step. */
export const trialsOf = ({ steps }: Table): readonly Trial[] =>
  steps.flatMap((step) => commands.map((tried) => ({ step, do: tried })));

/** As what somebody sees a record in a state, or undefined. */
export function standingOf({ comeAndGo }: Table, { stands }: Cast, row: Row): Standing | undefined {
  const standing = row.isErased ? undefined : stands[row.place];
  if (standing === undefined || (comeAndGo.includes(standing) && !row.sees.includes(standing)))
    return undefined;
  return standing;
}

export const known = (isSo: boolean, because: string): Expected => ({ told: yesOrNo(isSo), because });
export const why = (asker: Cast, row: Row): string => `${asker.because}; ${row.because}`;

/** Whether what a step holds is told to somebody. */
export function readable(table: Table, asker: Cast, row: Row, step: string): Expected {
  const standing = standingOf(table, asker, row);
  if (standing === undefined) return known(false, why(asker, row));
  const [letters = '', because = 'no requirement'] = table.reads[standing] ?? [];
  const isTold = letters[table.steps.indexOf(step)] === 'y' && row.holds.includes(step);
  if (!isTold || !row.drafted.includes(step)) return known(isTold, because);
  const [who] = table.fills[step] ?? [];
  return known(standing === who, 'CO-3, CO-4: a draft is for who fills the step in');
}

/** What somebody is answered to a command on a step. */
export function answered(table: Table, asker: Cast, row: Row, { step, do: tried }: Trial): Expected {
  if (asker.isSignedOut) return { told: 'signedOut', because: asker.because };
  const standing = standingOf(table, asker, row);
  if (standing === undefined) return { told: 'absent', because: `CO-9; ${why(asker, row)}` };
  const [who, because] = table.fills[step] ?? ['nobody', 'no requirement'];
  const told = (isAllowed: boolean, reason: string): Expected => ({
    told: isAllowed ? 'yes' : 'refused',
    because: reason,
  });
  const isDone = row.holds.includes(step) && !row.undone.includes(step);
  switch (tried) {
    case 'save':
    case 'validate':
      return told(standing === who && row.open.includes(step), because);
    case 'undo':
      return told(row.undo?.step === step && row.undo.by === asker.id, 'CO-4: the person who validated');
    case 'reopen':
      return told(standing === who && (row.reopens ?? []).includes(step), 'CO-4: chosen per step');
    case 'delete':
      return told(
        standing === who && (row.deletes ?? []).includes(step),
        'CG-7: once it was sent and is open again',
      );
    case 'unlock': {
      const isLocked = isDone && row.undo?.step !== step;
      const isCorrected = !table.final.includes(step) && !table.reopened.includes(step);
      const isLeft = !row.isSending && (row.ended === undefined || row.ended === step);
      return told(standing === table.support && isLocked && isCorrected && isLeft, 'CO-5');
    }
    case 'annotate':
      return told(standing === table.support && isDone, 'CO-5: beside the unchanged data');
    case 'add':
      return told(false, 'no step is filled in at will');
  }
}

const isTurn = (table: Table, asker: Cast, row: Row): boolean =>
  table.steps.some((step) => answered(table, asker, row, { step, do: 'validate' }).told === 'yes');

/** What lists, counts and searches must tell. */
export function expectedOfLists({ table, cast, rows }: Scope): Cells<Expected> {
  const cells: Cells<Expected> = new Map();
  for (const asker of cast) {
    const { id, because } = asker;
    // A draft is for who fills the step in, in the list too (decision 15).
    const isTold = (row: Row, step: string) =>
      row.holds.includes(step) &&
      (!row.drafted.includes(step) || standingOf(table, asker, row) === table.fills[step]?.[0]);
    const places = new Map<string, (row: Row) => boolean>([
      ['list', () => true],
      ['list of all', () => true],
      ['turn', (row) => isTurn(table, asker, row)],
    ]);
    for (const [name, [, found]] of Object.entries(table.searches))
      places.set(`search by ${name}`, (row) => isTold(row, table.naming) && found.includes(row.place));
    for (const [place, isThere] of places) {
      if (asker.isSignedOut) {
        cells.set(cellOf(id, place), { told: 'signedOut', because });
        continue;
      }
      const isListed = (row: Row) => standingOf(table, asker, row) !== undefined && isThere(row);
      for (const row of rows) {
        cells.set(cellOf(id, row.state.id, place), known(isListed(row), `CO-9; ${why(asker, row)}`));
        for (const [what, step] of [
          ['name', table.naming],
          ['date', table.dated],
        ] as const)
          cells.set(
            cellOf(id, row.state.id, place, what),
            known(isListed(row) && isTold(row, step), `CO-3, CO-9; ${why(asker, row)}`),
          );
      }
      const count = String(table.rows.filter(isListed).length);
      for (const figure of ['total', 'counts'])
        cells.set(cellOf(id, place, figure), { told: count, because: `CO-9; ${because}` });
    }
    const isOfIt =
      (asker.link !== undefined && !asker.isSignedOut) ||
      asker.memberships.some(({ registry, when }) => registry === undefined && when === undefined);
    cells.set(cellOf(id, 'registry'), known(isOfIt, 'CG-1: who has no access does not see the registry'));
  }
  return cells;
}

/** What a record's address, history and matches must tell. */
export function expectedOfRecords(scope: Scope): Cells<Expected> {
  const { table, cast } = scope;
  const cells: Cells<Expected> = new Map();
  for (const asker of cast)
    for (const row of rowsOf(scope, asker)) {
      const at = (what: string) => cellOf(asker.id, row.state.id, what);
      const isSeen = standingOf(table, asker, row) !== undefined;
      const told = asker.isSignedOut ? 'signedOut' : isSeen ? 'yes' : 'absent';
      for (const place of ['address', 'history', 'matches'])
        cells.set(at(place), { told, because: why(asker, row) });
      const standing = standingOf(table, asker, row);
      const { toldWhoLooked = Object.keys(table.reads) } = table;
      cells.set(at('who looked'), known(toldWhoLooked.includes(standing ?? ''), `issue 6; ${asker.because}`));
      cells.set(at('from where'), known(standing !== undefined && standing === table.support, 'CO-5'));
      for (const step of table.steps) {
        if (targetOf(step).entry !== undefined)
          cells.set(at(`entries by ${step}`), { told, because: why(asker, row) });
        const data = readable(table, asker, row, step);
        cells.set(at(`data of ${step}`), data);
        if (table.marks.has(step)) {
          cells.set(at(`mark of ${step} at the address`), data);
          cells.set(at(`mark of ${step} in the history`), data);
        }
        cells.set(at(`offered on ${step}`), {
          told: commands
            .filter((tried) => answered(table, asker, row, { step, do: tried }).told === 'yes')
            .join(' '),
          because: 'CO-7: what is offered is what is accepted',
        });
      }
    }
  return cells;
}

/** What commands must be answered. */
export function expectedOfCommands(
  scope: Scope,
  chosen: (asker: Cast, row: Row) => readonly Trial[],
): Cells<Expected> {
  const { table, cast } = scope;
  const cells: Cells<Expected> = new Map();
  for (const asker of cast)
    for (const row of rowsOf(scope, asker))
      for (const trial of chosen(asker, row))
        cells.set(
          cellOf(asker.id, row.state.id, `${trial.do} ${trial.step}`),
          answered(table, asker, row, trial),
        );
  return cells;
}

/** What the tables of the database must show of each record: all of it to who sees it, and nothing to others. */
export function expectedOfTables({ table, cast, rows }: Scope, found: Cells<Told>): Cells<Expected> {
  const cells: Cells<Expected> = new Map();
  for (const cell of found.keys()) {
    const [id, state, what] = cell.split(' | ');
    const asker = cast.find((one) => one.id === id);
    const row = rows.find((one) => one.state.id === state);
    if (asker === undefined || row === undefined || what === undefined) {
      cells.set(cell, { told: 'no', because: 'CO-9: nothing but what the table knows' });
      continue;
    }
    // Who a record is about is seen through every record of theirs.
    const through = what === 'rows of beneficiaries' ? table.rows.filter(isSamePerson(table, row)) : [row];
    const isSeen = through.some((other) => standingOf(table, asker, other) !== undefined);
    cells.set(cell, known(isSeen, `CO-9; ${why(asker, row)}`));
  }
  return cells;
}

const isSamePerson =
  ({ naming }: Table, row: Row) =>
  ({ about, holds, undone }: Row): boolean =>
    about === row.about && holds.includes(naming) && !undone.includes(naming);

/** Which subjects of access must be let through to each record, and no others. */
export function expectedOfAccess(table: Table): Cells<Expected> {
  const cells: Cells<Expected> = new Map();
  for (const row of table.rows)
    for (const [standing, [, because]] of Object.entries(table.reads))
      if (!row.isErased && (!table.comeAndGo.includes(standing) || row.sees.includes(standing)))
        cells.set(cellOf('let through', row.state.id, table.subjectOf(standing, row)), {
          told: 'yes',
          because: `${because}; ${row.because}`,
        });
  return cells;
}

/** Who may begin a record, and in which organisation. */
export function expectedOfBeginning({ cast, begins }: Table): Cells<Expected> {
  const cells: Cells<Expected> = new Map();
  for (const { id, isSignedOut, because } of cast)
    for (const [organisation, people] of Object.entries(begins))
      cells.set(cellOf(id, 'begins in', organisation), {
        told: isSignedOut ? 'signedOut' : yesOrNo(people.includes(id)),
        because: `NP-12, CG-2; ${because}`,
      });
  return cells;
}
