import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compare, report } from '../test/accessTable/compare.ts';
import {
  expectedOfCommands,
  expectedOfLists,
  expectedOfRecords,
  expectedOfTables,
  trialsOf,
} from '../test/accessTable/expected.ts';
import { type Hole, holes } from '../test/accessTable/holes.ts';
import { lookAtLists, lookAtRecords } from '../test/accessTable/lookHttp.ts';
import { lookAtTables } from '../test/accessTable/lookSql.ts';
import { opinion } from '../test/accessTable/opinionTable.ts';
import { type Stage, setStage } from '../test/accessTable/play.ts';
import { type Cast, part, type Row, type Scope, whole } from '../test/accessTable/table.ts';
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

describe('who loses a role while a page is open', () => {
  it('is told nothing by it from then on, whichever way he asks', async () => {
    const [bea] = part(opinion, ['bea'], []).cast;
    if (bea === undefined) throw new Error('Nobody to withdraw a role from.');
    const set = (end: string) =>
      stage.test.asAdmin(`update memberships set valid_to = ${end} where person = 'bea'`);
    const before = { ...part(opinion, ['bea'], ['consented', 'met', 'chosen']) };
    const nobody = { ...bea, stands: {}, memberships: [], because: 'NP-2, issue 6: withdrawn means at once' };
    const after = { ...before, cast: [nobody] };
    const everything = () => trials;
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
  }, 60_000);
});

describe('a hole that was put in on purpose', () => {
  const look = async (of: Stage, { shows, people, states }: Hole) => {
    const scope = part(opinion, people, states);
    if (shows === 'lists') return compare(expectedOfLists(scope), await lookAtLists(of, scope));
    if (shows === 'records') return compare(expectedOfRecords(scope), await lookAtRecords(of, scope));
    const found = await lookAtTables(of, scope);
    return compare(expectedOfTables(scope, found), found);
  };

  it.each(holes)('is found: $says', async (hole) => {
    const opened = await hole.open(stage);
    try {
      expect((await look(opened.stage, hole)).disagreements).not.toEqual([]);
    } finally {
      await opened.close?.();
    }
    expect((await look(stage, hole)).disagreements, 'and it was the hole').toEqual([]);
  });
});
