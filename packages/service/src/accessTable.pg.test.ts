import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compare, report } from '../test/accessTable/compare.ts';
import {
  expectedOfCommands,
  expectedOfLists,
  expectedOfRecords,
  expectedOfTables,
  trialsOf,
} from '../test/accessTable/expected.ts';
import { lookAtLists, lookAtRecords } from '../test/accessTable/lookHttp.ts';
import { lookAtTables } from '../test/accessTable/lookSql.ts';
import { opinion } from '../test/accessTable/opinionTable.ts';
import { type Stage, setStage } from '../test/accessTable/play.ts';
import { type Cast, type Row, whole } from '../test/accessTable/table.ts';
import { tryCommands } from '../test/accessTable/tryCommands.ts';
import { loadRegistry } from '../test/cases.ts';

/** Commands tried for each asker and state; all of them in the long run. */
const tries = Number(process.env.GREFFE_ACCESS_TRIES ?? 1);

let stage: Stage;
beforeAll(async () => {
  const { bundle } = await loadRegistry(opinion.registry);
  stage = await setStage(bundle, opinion);
}, 120_000);
afterAll(() => stage?.close());

const scope = whole(opinion);
const trials = trialsOf(opinion);
/** Other ones for each asker and state, so that together they are all of them many times. */
const chosen = (asker: Cast, row: Row) => {
  const from = opinion.cast.indexOf(asker) * 7 + opinion.rows.indexOf(row) * 11;
  return [...trials, ...trials].slice(from % trials.length).slice(0, Math.min(tries, trials.length));
};

describe('who may do what', () => {
  it('by lists, counts and searches', async () => {
    const found = await lookAtLists(stage, scope);
    expect(report(compare(expectedOfLists(scope), found))).toEqual([]);
  }, 600_000);

  it('at the address of a record, in its history, in its matches', async () => {
    const found = await lookAtRecords(stage, scope);
    expect(report(compare(expectedOfRecords(scope), found))).toEqual([]);
  }, 600_000);

  it('in the database itself', async () => {
    const found = await lookAtTables(stage, scope);
    expect(report(compare(expectedOfTables(scope, found), found))).toEqual([]);
  }, 600_000);

  it('by commands', async () => {
    const found = await tryCommands(stage, scope, chosen);
    expect(report(compare(expectedOfCommands(scope, chosen), found))).toEqual([]);
  }, 3_600_000);
});
