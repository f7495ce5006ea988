import { createSchemaValidator } from '@greffe/definition/compile';
import { expect, test } from 'vitest';
import { largeDefinition } from '../../test/largeDefinition.ts';
import { createChecker } from './createChecker.ts';
import type { CheckReport } from './protocol.ts';

test('the large definition that is measured has no findings, and its cases hold', async () => {
  const reports: CheckReport[] = [];
  const checker = createChecker({
    report: (report) => reports.push(report),
    loadValidator: async (step) => createSchemaValidator(step),
    loadPatternCheck: async () => () => [],
    pause: async () => undefined,
    clock: () => 0,
  });
  const files = largeDefinition({ steps: 12, fields: 240, cases: 12 });
  expect(Object.keys(files).filter((path) => path.endsWith('.schema.json'))).toHaveLength(12);
  await checker.receive({ type: 'open', revision: 0, files, shared: {}, stages: ['linter', 'cases'] });
  expect(reports).toEqual([
    { type: 'findings', revision: 0, stage: 'linter', findings: [], left: [], milliseconds: 0 },
    { type: 'findings', revision: 0, stage: 'cases', findings: [], left: [], milliseconds: 0 },
    { type: 'done', revision: 0, isSound: true },
  ]);
});
