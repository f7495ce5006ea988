import { createSchemaValidator } from '@greffe/definition/compile';
import { createChecker } from '../src/checks/createChecker.ts';
import { loadPatternCheck } from '../src/checks/patterns.ts';
import type { CheckReport, Stage } from '../src/checks/protocol.ts';
import { largeDefinition } from './largeDefinition.ts';

/** node apps/studio/test/measureChecks.ts: milliseconds of each stage on 50 steps and 1,000 fields, opened and edited. */
const files = largeDefinition({ steps: 50, fields: 1000, cases: 20 });
const TURNS = 20;
const ROUNDS: readonly [string, Stage[], (turn: number) => Record<string, string>][] = [
  ['one text', ['linter'], (turn) => edited('i18n/en.json', /"Title[^"]*"/, `"Title ${turn}"`)],
  [
    'one field',
    ['linter'],
    (turn) => edited('steps/part-7.schema.json', /"maxLength": \d+/, `"maxLength": ${60 + turn}`),
  ],
  ['one rule', ['linter'], (turn) => edited('rules.json', /field2 >= \d+/, `field2 >= ${turn}`)],
];

function edited(path: string, from: RegExp, to: string): Record<string, string> {
  return { [path]: (files[path] ?? '').replace(from, to) };
}

function checkerFor() {
  const reports: CheckReport[] = [];
  const checker = createChecker({
    report: (report) => reports.push(report),
    loadValidator: async (step) => createSchemaValidator(step),
    loadPatternCheck,
    pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
    clock: () => performance.now(),
  });
  return { checker, reports };
}

const tell = (reports: readonly CheckReport[]) => {
  for (const report of reports) {
    if (report.type !== 'findings') continue;
    const { stage, milliseconds, findings, left } = report;
    console.log(
      `  ${stage}: ${Math.round(milliseconds)} ms, ${findings.length} findings, ${left.length} left`,
    );
  }
};

for (const [name, stages, change] of ROUNDS) {
  const { checker, reports } = checkerFor();
  await checker.receive({ type: 'open', revision: 0, files, shared: {}, stages });
  console.log(`${name}: opened`);
  tell(reports);
  const times: number[] = [];
  for (let revision = 1; revision <= TURNS; revision++) {
    const start = performance.now();
    await checker.receive({ type: 'change', revision, changes: change(revision) });
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor(share * (times.length - 1))] ?? 0);
  console.log(`  changed ${TURNS} times: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
}

const { checker, reports } = checkerFor();
console.log('thorough');
await checker.receive({
  type: 'open',
  revision: 0,
  files,
  shared: {},
  stages: ['patterns', 'cases', 'verifier'],
});
tell(reports);
