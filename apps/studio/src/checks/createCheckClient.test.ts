import { describe, expect, test } from 'vitest';
import { createCheckClient } from './createCheckClient.ts';
import type { CheckReport, CheckRequest } from './protocol.ts';

const files = { 'form.json': '{}', 'rules.json': '{}' };

/** A client with workers that do nothing by themselves, and a timer that is wound by hand. */
function clientHere() {
  const workers: { requests: CheckRequest[]; hasEnded: boolean; say: (report: CheckReport) => void }[] = [];
  const reports: CheckReport[] = [];
  let due: (() => void) | undefined;
  const client = createCheckClient(
    files,
    {},
    {
      spawn: (say) => {
        const worker = { requests: [] as CheckRequest[], hasEnded: false, say };
        workers.push(worker);
        return {
          post: (request) => worker.requests.push(request),
          end: () => {
            worker.hasEnded = true;
          },
        };
      },
      onReport: (report) => reports.push(report),
      later: (_milliseconds, call) => {
        due = call;
        return () => {
          due = undefined;
        };
      },
    },
  );
  return {
    client,
    workers,
    reports,
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

describe('a check client', () => {
  test('sends all files once, and then what changed', () => {
    const { client, workers } = clientHere();
    client.change({ 'rules.json': '{"rules": []}' });
    client.change({ 'rules.json': null });
    expect(workers[0]?.requests).toMatchObject([
      { type: 'open', revision: 0, files, stages: ['linter'] },
      { type: 'change', revision: 1, changes: { 'rules.json': '{"rules": []}' } },
      { type: 'change', revision: 2, changes: { 'rules.json': null } },
    ]);
  });

  test('proves what is sound after a rest, in a worker of its own', () => {
    const { client, workers, reports, rest } = clientHere();
    client.change({ 'a.md': 'A' });
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

  test('proves nothing where there is no bundle, and nothing that is outdated', () => {
    const { client, workers, reports, rest } = clientHere();
    workers[0]?.say(done(0, false));
    rest();
    expect(reports).toEqual([done(0, false)]);
    client.change({ 'a.md': 'A' });
    workers[0]?.say(done(1));
    client.change({ 'a.md': 'B' });
    rest();
    expect(workers).toHaveLength(1);
  });

  test('drops reports of an older revision', () => {
    const { client, workers, reports } = clientHere();
    client.change({ 'a.md': 'A' });
    workers[0]?.say(linted(0));
    workers[0]?.say(done(0));
    expect(reports).toEqual([]);
  });

  test('ends a worker that is at something outdated, and begins another with all files', () => {
    const { client, workers, rest } = clientHere();
    workers[0]?.say(done(0));
    rest();
    client.change({ 'a.md': 'A' });
    expect(workers[1]?.hasEnded).toBe(true);
    workers[0]?.say(done(1));
    rest();
    expect(workers[2]?.requests).toMatchObject([{ type: 'open', revision: 1, files: { 'a.md': 'A' } }]);
  });

  test('tells a worker that has finished of everything that changed since', () => {
    const { client, workers, rest } = clientHere();
    workers[0]?.say(done(0));
    rest();
    workers[1]?.say(done(0));
    client.change({ 'a.md': 'A' });
    client.change({ 'b.md': 'B' });
    workers[0]?.say(done(2));
    rest();
    expect(workers[1]?.requests.slice(1)).toEqual([
      { type: 'change', revision: 2, changes: { 'a.md': 'A', 'b.md': 'B' } },
    ]);
    expect(workers[1]?.hasEnded).toBe(false);
  });

  test('ends all its workers', () => {
    const { client, workers, rest } = clientHere();
    workers[0]?.say(done(0));
    rest();
    client.end();
    expect(workers.map(({ hasEnded }) => hasEnded)).toEqual([true, true]);
  });
});
