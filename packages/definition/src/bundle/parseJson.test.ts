import { expect, test } from 'vitest';
import { createFindings } from '../lint/finding.ts';
import { parseJson } from './parseJson.ts';

function messageOf(text: string): string | undefined {
  const findings = createFindings();
  parseJson('a.json', text, findings);
  return findings.list[0]?.message;
}

test.each([
  ['', 'Line 1, column 1: a value was expected.'],
  ['{\n  "a": 1,\n  "b" 2\n}', 'Line 3, column 7: a colon was expected.'],
  ['{"a": 1,}', 'Line 1, column 9: a name in double quotes was expected.'],
  ['{"a": \n[1 2]}', 'Line 2, column 4: a comma was expected.'],
  ["{'a': 1}", 'Line 1, column 2: this is no JSON value (texts stand in double quotes).'],
  ['{"a": 1', 'Line 1, column 8: a closing brace } was expected.'],
  ['{} {}', 'Line 1, column 4: the end of the file was expected.'],
  ['// a\n{}', 'Line 1, column 1: JSON has no comments.'],
  ['\ufeff{}', 'The file begins with a byte order mark: save it as UTF-8 without one.'],
])('%j says where it breaks', (text, message) => {
  expect(messageOf(text)).toBe(message);
});

test('a key that stands twice is a finding at its pointer', () => {
  const findings = createFindings();
  parseJson('a.json', '{"a": {"b": 1,\n"b": 2}}', findings);
  expect(findings.list).toEqual([
    {
      severity: 'error',
      code: 'json.duplicate-key',
      file: 'a.json',
      pointer: '/a/b',
      message: 'Line 2, column 1: "b" stands twice in this object.',
    },
  ]);
});

test('sound JSON is its value', () => {
  const findings = createFindings();
  expect(parseJson('a.json', '{"a": [1, {"b": null}]}', findings)).toEqual({ a: [1, { b: null }] });
  expect(findings.list).toEqual([]);
});

test.each(['['.repeat(200_000), '{"a":'.repeat(200_000)])(
  'no depth of brackets breaks the reader',
  (text) => {
    expect(messageOf(text)).toBe('Brackets lie more than 100 levels deep.');
  },
);

test('brackets inside a text have no depth', () => {
  expect(messageOf(JSON.stringify({ a: `"${'['.repeat(200)}` }))).toBeUndefined();
});
