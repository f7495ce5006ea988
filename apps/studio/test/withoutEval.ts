import { readFolder } from '@greffe/definition/load';
import { createChecker } from '../src/checks/createChecker.ts';
import { loadPatternCheck } from '../src/checks/patterns.ts';
import type { CheckReport } from '../src/checks/protocol.ts';

/** Run by a process that may make no code from strings, as a worker of the page: see checks/noEval.test.ts. */
const [folder = '', sharedFolder = ''] = process.argv.slice(2);
const reports: CheckReport[] = [];
const checker = createChecker({
  report: (report) => reports.push(report),
  // Compiled elsewhere: what matters here is that the checker does not.
  loadValidator: async () => () => [],
  loadPatternCheck,
  pause: async () => undefined,
  clock: () => 0,
});
await checker.receive({
  type: 'open',
  revision: 0,
  files: await readFolder(folder),
  shared: await readFolder(sharedFolder),
  stages: ['linter', 'patterns', 'cases', 'verifier'],
});
console.log(JSON.stringify({ makesCode: makesCode(), reports }));

function makesCode(): boolean {
  try {
    return new Function('return true')() as boolean;
  } catch {
    return false;
  }
}
