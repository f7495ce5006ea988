import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { CheckReport } from './protocol.ts';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const fixtures = '../../../../packages/definition/test/fixtures';

test('every stage of a check runs where no code may be made from strings, as in a page of ours', () => {
  const flags = ['--disallow-code-generation-from-strings', pathOf('../../test/withoutEval.ts')];
  const folders = [pathOf(`${fixtures}/library-card`), pathOf(`${fixtures}/shared`)];
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, ...folders], { encoding: 'utf8' });
  expect(stderr).toBe('');
  const { makesCode, reports } = JSON.parse(stdout) as { makesCode: boolean; reports: CheckReport[] };
  expect(makesCode).toBe(false);
  expect(reports.map((report) => (report.type === 'findings' ? report.stage : report.type))).toEqual([
    'linter',
    'patterns',
    'cases',
    'verifier',
    'done',
  ]);
  expect(reports.flatMap((report) => (report.type === 'findings' ? report.findings : []))).toEqual([]);
});
