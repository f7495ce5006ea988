import { expect, test } from 'vitest';
import { disagreements, reportLines, reportTable } from './report.ts';

const one = { registry: 'ward', file: 'one.case.json', holds: true };
const two = { registry: 'ward', file: 'two.case.json', holds: true };

test('a line a driver', () => {
  expect(reportLines({ engine: [one, two], server: [one, { ...two, holds: false }] })).toEqual([
    'engine: 2 cases, 2 hold',
    'server: 2 cases, 1 hold',
  ]);
});

test('drivers that say the same agree, in whatever order', () => {
  expect(disagreements({ engine: [one, two], server: [two, one] })).toEqual([]);
});

test('a case that one did not run', () => {
  expect(disagreements({ engine: [one, two], server: [one], mock: [] })).toEqual([
    'ward/one.case.json was not run on mock.',
    'ward/two.case.json was not run on server, mock.',
  ]);
});

test('a case that holds on one alone', () => {
  const broken = { ...two, holds: false };
  expect(disagreements({ engine: [two], server: [broken] })).toEqual([
    'ward/two.case.json holds, but not on server.',
  ]);
  expect(disagreements({ engine: [broken], server: [broken] })).toEqual([]);
});

test('a table of what each driver says', () => {
  expect(reportTable({ engine: [one, two], server: [{ ...one, holds: false }] })).toEqual([
    'case                engine         server',
    'ward/one.case.json  holds          does not hold',
    'ward/two.case.json  holds          did not run',
  ]);
});
