import { describe, expect, it } from 'vitest';
import { compareFlows, flowsOf, tableOf } from './compareFlows.mjs';

type Flow = { result: string; serverOnly?: string };
const flows = (all: Record<string, Flow>) => new Map(Object.entries(all));
const passed = { result: 'passed' };
const failed = { result: 'failed' };
const skipped = { result: 'skipped' };
const live = { result: 'passed', serverOnly: 'no news of definitions' };

describe('the flows of a report', () => {
  const test = (status: string, ...annotations: object[]) => [{ status, annotations }];
  const report = {
    suites: [
      {
        title: 'access.spec.ts',
        specs: [
          { title: 'one', ok: true, tests: test('expected') },
          { title: 'two', ok: false, tests: test('unexpected') },
          { title: 'three', ok: true, tests: test('skipped') },
        ],
        suites: [
          {
            title: 'inside',
            specs: [
              {
                title: 'four',
                ok: true,
                tests: test('expected', { type: 'server only', description: 'why' }),
              },
            ],
          },
        ],
      },
    ],
  };

  it('are named by file and titles, with how they ended and why they are not for the mock', () => {
    expect(Object.fromEntries(flowsOf(report))).toEqual({
      'access › one': passed,
      'access › two': failed,
      'access › three': skipped,
      'access › inside › four': { result: 'passed', serverOnly: 'why' },
    });
  });
});

describe('parity', () => {
  it.each<[string, Record<string, Flow>, Record<string, Flow>]>([
    ['the same flows on both', { a: passed, b: passed }, { a: passed, b: passed }],
    ['a flow for the server alone, with its reason', { a: passed, b: live }, { a: passed }],
    ['a flow that fails on both, which its own checks count', { a: failed }, { a: failed }],
  ])('holds: %s', (_title, server, mock) => {
    expect(compareFlows(flows(server), flows(mock)).faults).toEqual([]);
  });

  it.each<[string, Record<string, Flow>, Record<string, Flow>, RegExp]>([
    [
      'a flow that is missing on the mock',
      { a: passed, b: passed },
      { a: passed },
      /^b: .*not run on the mock/,
    ],
    [
      'one that is missing on the server',
      { a: passed },
      { a: passed, b: passed },
      /^b: .*not run on the server/,
    ],
    ['one that is skipped on the mock', { a: passed }, { a: skipped }, /^a: .*not run on the mock/],
    ['one that is skipped on the server', { a: { ...live, ...skipped } }, {}, /^a: .*not run on the server/],
    ['a reason without words', { a: { ...live, serverOnly: '' } }, {}, /^a: .*does not say why/],
    ['a reason, although the mock ran it', { a: live }, { a: live }, /^a: .*marked .* server only/],
    [
      'another result on the mock',
      { a: passed },
      { a: failed },
      /^a: passed on the server, failed on the mock/,
    ],
    ['nothing at all', {}, {}, /^No flow ran/],
  ])('does not hold: %s', (_title, server, mock, fault) => {
    expect(compareFlows(flows(server), flows(mock)).faults).toEqual([expect.stringMatching(fault)]);
  });

  it('is told as a table, with counts and faults below it', () => {
    const compared = compareFlows(flows({ a: passed, long: live, c: passed }), flows({ a: passed }));
    expect(tableOf(compared).split('\n')).toEqual([
      'flow  server       mock',
      'a     passed       passed',
      'long  passed       server only: no news of definitions',
      'c     passed       did not run',
      '3 ran on the server, 1 on the mock, 1 are for the server only.',
      expect.stringMatching(/^c: did not run on the mock/),
    ]);
  });
});
