import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, judge, namesOfFailures, together } from './run.mjs';

describe('what a suite counts as', () => {
  it.each([
    ['all pass', { passed: 3, failed: 0, skipped: 0 }, 0, 3, 0],
    ['one fails', { passed: 2, failed: 1, skipped: 0 }, 1, 2, 1],
    ['a skipped test is a failure', { passed: 2, failed: 0, skipped: 1 }, 0, 2, 1],
    ['an empty suite is a failure', { passed: 0, failed: 0, skipped: 0 }, 0, 0, 1],
    ['a runner that fails by itself is a failure', { passed: 3, failed: 0, skipped: 0 }, 1, 3, 1],
  ])('%s', (_title, counts, code, passed, failed) => {
    expect(judge(counts, code, '')).toMatchObject({ passed, failed });
  });

  it('a test file that does not load counts as failed', () => {
    const report = {
      numPassedTests: 4,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [{ status: 'failed', assertionResults: [] }],
    };
    expect(countVitest(report)).toEqual({ passed: 4, failed: 1, skipped: 0 });
  });

  it('a flaky flow counts as failed', () => {
    const stats = { expected: 2, unexpected: 0, flaky: 1, skipped: 0 };
    expect(countPlaywright({ stats, errors: [] })).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });

  it('tools that are one check fail together, and all of them run', async () => {
    const tool = (passed: number, output: string) => async () => ({ passed, failed: 1 - passed, output });
    const both = together(tool(0, 'first'), tool(1, 'second'));
    expect(await both({})).toEqual({ passed: 1, failed: 1, output: 'first\nsecond' });
  });

  it('names what failed from the output of a runner, each line once', () => {
    const vitest = [
      ' ✓ a.test.ts (2)',
      '\u001b[31m FAIL \u001b[39m |unit| b.test.ts > adds',
      'AssertionError: expected 1 to be 2',
      ' FAIL  |unit| b.test.ts > adds',
    ];
    expect(namesOfFailures(vitest.join('\n'))).toEqual([
      'FAIL  |unit| b.test.ts > adds',
      'AssertionError: expected 1 to be 2',
    ]);
    const playwright = [
      '  1) [flows] › undo.spec.ts:3:1 › undo',
      '',
      '    Error: expect(locator).toBeVisible() failed',
    ];
    expect(namesOfFailures(playwright.join('\n'))).toEqual([
      '1) [flows] › undo.spec.ts:3:1 › undo',
      'Error: expect(locator).toBeVisible() failed',
    ]);
  });

  it('gives the last words of a tool that names nothing', () => {
    expect(namesOfFailures('one\ntwo\n\nthree\nfour\n')).toEqual(['two', 'three', 'four']);
  });
});
