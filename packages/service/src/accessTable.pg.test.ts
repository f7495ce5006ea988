import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noting, unasked } from '../test/accessTable/addresses.ts';
import {
  expectedOfErasures,
  expectedOfOwnData,
  lookAtErasures,
  lookAtOwnData,
} from '../test/accessTable/aside.ts';
import { cgm } from '../test/accessTable/cgmTable.ts';
import { type Comparison, compare, report } from '../test/accessTable/compare.ts';
import {
  expectedOfAccess,
  expectedOfBeginning,
  expectedOfCommands,
  expectedOfLists,
  expectedOfRecords,
  expectedOfTables,
  trialsOf,
} from '../test/accessTable/expected.ts';
import { expectedOfFiles, lookAtFiles } from '../test/accessTable/files.ts';
import { type Hole, holes } from '../test/accessTable/holes.ts';
import { lookAtLists, lookAtRecords } from '../test/accessTable/lookHttp.ts';
import { lookAtAccess, lookAtTables } from '../test/accessTable/lookSql.ts';
import { opinion } from '../test/accessTable/opinionTable.ts';
import { type Stage, setStage } from '../test/accessTable/play.ts';
import { type Cast, part, type Row, type Scope, type Table, whole } from '../test/accessTable/table.ts';
import { trial } from '../test/accessTable/trialTable.ts';
import { tryBeginning, tryCommands } from '../test/accessTable/tryCommands.ts';
import { loadRegistry } from '../test/cases.ts';

/** Commands tried for each asker and state; in the long run, all of them. */
const tries = Number(process.env.GREFFE_ACCESS_TRIES ?? 1);

/** Other ones for each asker and state, so that together they are all of them many times. */
function chosenOf(table: Table) {
  const trials = trialsOf(table);
  return (asker: Cast, row: Row) => {
    const from = (table.cast.indexOf(asker) * 7 + table.rows.indexOf(row) * 11) % trials.length;
    return [...trials, ...trials].slice(from, from + Math.min(tries, trials.length));
  };
}

const stages = new Map<Table, Stage>();
const asked = new Set<string>();
const stageOf = (table: Table): Stage => {
  const stage = stages.get(table);
  if (stage === undefined) throw new Error(`The stage of ${table.registry} was not set.`);
  return stage;
};
const figures = { cells: 0, disagreements: 0 };
beforeAll(async () => {
  for (const table of [opinion, cgm, trial])
    stages.set(table, noting(await setStage((await loadRegistry(table.registry)).bundle, table), asked));
  // The control of the long run: a table that everybody reads.
  if (process.env.GREFFE_ACCESS_CONTROL !== undefined)
    await stageOf(opinion).test.asAdmin('alter table worklist disable row level security');
});
afterAll(async () => {
  for (const stage of stages.values()) await stage.close();
  process.stdout.write(`${figures.cells} cells, ${figures.disagreements} disagreements\n`);
});

describe.each([opinion, cgm, trial])('who may do what in $registry', (table) => {
  const scope = { ...whole(table), isShort: tries === 1 };
  /** Nothing is said of cells that agree. */
  const said = (made: Comparison) => {
    figures.cells += made.cells;
    figures.disagreements += made.disagreements.length;
    return report(made);
  };

  it('by lists, counts and searches', async () => {
    const found = await lookAtLists(stageOf(table), scope);
    expect(said(compare(expectedOfLists(scope), found))).toEqual([]);
  });

  it('at the address of a record, in its history, in its matches', async () => {
    const found = await lookAtRecords(stageOf(table), scope);
    expect(said(compare(expectedOfRecords(scope), found))).toEqual([]);
  });

  it('of one’s own, of files, and of what was erased', async () => {
    const own = await lookAtOwnData(stageOf(table), scope);
    expect(said(compare(expectedOfOwnData(scope), own))).toEqual([]);
    const files = await lookAtFiles(stageOf(table), scope);
    expect(said(compare(expectedOfFiles(scope), files))).toEqual([]);
    const erased = await lookAtErasures(stageOf(table), scope);
    expect(said(compare(expectedOfErasures(scope), erased))).toEqual([]);
  });

  it('in the database itself', async () => {
    const found = await lookAtTables(stageOf(table), scope);
    expect(said(compare(expectedOfTables(scope, found), found))).toEqual([]);
    const through = await lookAtAccess(stageOf(table));
    expect(said(compare(expectedOfAccess(table), through))).toEqual([]);
  });

  it('by commands', async () => {
    const chosen = chosenOf(table);
    const found = await tryCommands(stageOf(table), scope, chosen);
    expect(said(compare(expectedOfCommands(scope, chosen), found))).toEqual([]);
    const begun = await tryBeginning(stageOf(table), table);
    expect(said(compare(expectedOfBeginning(table), begun))).toEqual([]);
  }, 3_600_000);
});

it('at every address of the API, but those that something else holds', async () => {
  expect(await unasked(stageOf(opinion), asked)).toEqual([]);
});

describe('who loses a role while a page is open', () => {
  it('is told nothing by it from then on, whichever way he asks', async () => {
    const stage = stageOf(opinion);
    const [bea] = part(opinion, ['bea'], []).cast;
    if (bea === undefined) throw new Error('Nobody to withdraw a role from.');
    const set = (end: string) =>
      stage.test.asAdmin(`update memberships set valid_to = ${end} where person = 'bea'`);
    const before = { ...part(opinion, ['bea'], ['consented', 'met', 'chosen']) };
    const nobody = { ...bea, stands: {}, memberships: [], because: 'NP-2, issue 6: withdrawn means at once' };
    const after = { ...before, cast: [nobody] };
    const writing = trialsOf(opinion).filter((trial) => trial.do === 'validate' || trial.do === 'undo');
    const everything = () => writing;
    const look = async (scope: Scope) => [
      ...report(compare(expectedOfLists(scope), await lookAtLists(stage, scope))),
      ...report(compare(expectedOfRecords(scope), await lookAtRecords(stage, scope))),
      ...report(compare(expectedOfCommands(scope, everything), await tryCommands(stage, scope, everything))),
    ];
    expect(await look(before)).toEqual([]);
    await set('now()');
    expect(await look(after)).toEqual([]);
    expect(await look(before), 'and the table would say so').not.toEqual([]);
    await set('null');
  });
});

describe('a hole that was put in on purpose', () => {
  const look = async (of: Stage, { shows, people, states }: Hole) => {
    const scope = part(of.registry === trial.registry ? trial : opinion, people, states);
    if (shows === 'lists') return compare(expectedOfLists(scope), await lookAtLists(of, scope));
    if (shows === 'records') return compare(expectedOfRecords(scope), await lookAtRecords(of, scope));
    if (shows === 'aside') return compare(expectedOfOwnData(scope), await lookAtOwnData(of, scope));
    const found = await lookAtTables(of, scope);
    return compare(expectedOfTables(scope, found), found);
  };

  it.each(holes)(
    'is found: $says',
    async (hole) => {
      const stage = stageOf(hole.table === 'trial' ? trial : opinion);
      const opened = await hole.open(stage);
      try {
        expect((await look(opened.stage, hole)).disagreements).not.toEqual([]);
      } finally {
        await opened.close?.();
      }
      expect((await look(stage, hole)).disagreements, 'and it was the hole').toEqual([]);
    },
    120_000,
  );
});
