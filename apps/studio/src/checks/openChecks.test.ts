import { describe, expect, test } from 'vitest';
import { createOpenChecks } from './openChecks.ts';
import type { Changes, CheckReport, CheckRequest, Stage } from './protocol.ts';

const files = { 'form.json': '{}', 'rules.json': '{}' };
const ALL: readonly Stage[] = ['linter', 'patterns', 'cases', 'verifier'];

/** Checks with workers that do nothing by themselves, and a timer that is wound by hand. */
function checksHere(stages = ALL) {
  const workers: {
    requests: CheckRequest[];
    hasEnded: boolean;
    say: (report: CheckReport) => void;
    fail: () => void;
  }[] = [];
  const reports: CheckReport[] = [];
  let failures = 0;
  let due: (() => void) | undefined;
  const open = createOpenChecks({
    spawn: (say, fail) => {
      const worker = { requests: [] as CheckRequest[], hasEnded: false, say, fail };
      workers.push(worker);
      return {
        post: (request) => worker.requests.push(request),
        close: () => {
          worker.hasEnded = true;
        },
      };
    },
    later: (_milliseconds, call) => {
      due = call;
      return () => {
        due = undefined;
      };
    },
  });
  const port = open(
    (report) => reports.push(report),
    () => {
      failures += 1;
    },
  );
  port.post({ type: 'open', revision: 0, files, shared: {}, stages });
  let revision = 0;
  return {
    workers,
    reports,
    port,
    failures: () => failures,
    change: (changes: Changes) => {
      revision += 1;
      port.post({ type: 'change', revision, changes });
    },
    rest: () => {
      due?.();
      due = undefined;
    },
  };
}

const done = (revision: number, isSound = true): CheckReport => ({ type: 'done', revision, isSound });
const linted = (revision: number): CheckReport => {
  return { type: 'findings', revision, stage: 'linter', findings: [], left: [], milliseconds: 1 };
};

describe('checks in two workers', () => {
  test('send all files once, and then what changed', () => {
    const { change, workers } = checksHere();
    change({ 'rules.json': '{"rules": []}' });
    change({ 'rules.json': null });
    expect(workers[0]?.requests).toMatchObject([
      { type: 'open', revision: 0, files, stages: ['linter'] },
      { type: 'change', revision: 1, changes: { 'rules.json': '{"rules": []}' } },
      { type: 'change', revision: 2, changes: { 'rules.json': null } },
    ]);
  });

  test('prove what is sound after a rest, in a worker of its own', () => {
    const { change, workers, reports, rest } = checksHere();
    change({ 'a.md': 'A' });
    workers[0]?.say(linted(1));
    workers[0]?.say(done(1));
    expect(workers).toHaveLength(1);
    rest();
    expect(workers[1]?.requests).toMatchObject([
      {
        type: 'open',
        revision: 1,
        files: { ...files, 'a.md': 'A' },
        stages: ['patterns', 'cases', 'verifier'],
      },
    ]);
    workers[1]?.say(done(1));
    expect(reports).toEqual([linted(1), done(1)]);
  });

  test('prove nothing where there is no bundle, where nobody asks, and nothing that is outdated', () => {
    const broken = checksHere();
    broken.workers[0]?.say(done(0, false));
    broken.rest();
    expect(broken.reports).toEqual([done(0, false)]);
    const quick = checksHere(['linter']);
    quick.workers[0]?.say(done(0));
    quick.rest();
    expect(quick.reports).toEqual([done(0)]);
    const outdated = checksHere();
    outdated.workers[0]?.say(done(0));
    outdated.change({ 'a.md': 'B' });
    outdated.rest();
    for (const { workers } of [broken, quick, outdated]) expect(workers).toHaveLength(1);
  });

  test('drop reports of an older revision', () => {
    const { change, workers, reports } = checksHere();
    change({ 'a.md': 'A' });
    workers[0]?.say(linted(0));
    workers[0]?.say(done(0, false));
    expect(reports).toEqual([]);
  });

  test('end a worker that is at something outdated, and begin another with all files', () => {
    const { change, workers, reports, rest } = checksHere();
    workers[0]?.say(done(0));
    rest();
    change({ 'a.md': 'A' });
    expect(workers[1]?.hasEnded).toBe(true);
    workers[0]?.say(done(1));
    rest();
    expect(workers[2]?.requests).toMatchObject([{ type: 'open', revision: 1, files: { 'a.md': 'A' } }]);
    workers[1]?.say(done(0));
    expect(reports).toEqual([]);
  });

  test('tell a worker that has finished of everything that changed since', () => {
    const { change, workers, rest } = checksHere();
    workers[0]?.say(done(0));
    rest();
    workers[1]?.say(done(0));
    change({ 'a.md': 'A' });
    change({ 'b.md': 'B' });
    workers[0]?.say(done(2));
    rest();
    expect(workers[1]?.requests.slice(1)).toEqual([
      { type: 'change', revision: 2, changes: { 'a.md': 'A', 'b.md': 'B' } },
    ]);
    expect(workers[1]?.hasEnded).toBe(false);
  });

  test('begin again with another draft', () => {
    const { port, workers, rest } = checksHere();
    workers[0]?.say(done(0));
    rest();
    port.post({ type: 'open', revision: 5, files: {}, shared: {}, stages: ALL });
    expect(workers[1]?.hasEnded).toBe(true);
    expect(workers[0]?.requests.at(-1)).toMatchObject({
      type: 'open',
      revision: 5,
      files: {},
      stages: ['linter'],
    });
  });

  test('say that a worker failed, and end them all', () => {
    const { port, workers, failures, rest } = checksHere();
    workers[0]?.say(done(0));
    rest();
    for (const { fail } of workers) fail();
    expect(failures()).toBe(2);
    port.close();
    expect(workers.map(({ hasEnded }) => hasEnded)).toEqual([true, true]);
  });
});
