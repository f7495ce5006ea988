import { expect, test } from 'vitest';
import { lineAt } from './lineAt.ts';

const text = `{
  "title": "A case",
  "steps": [
    { "at": "one" },
    {
      "at": "two",
      "a/b":
        [1, 2]
    }
  ]
}
`;

test.each([
  ['', 1],
  ['/title', 2],
  ['/steps', 3],
  ['/steps/0/at', 4],
  ['/steps/1', 5],
  ['/steps/1/at', 6],
  ['/steps/1/a~1b', 7],
  ['/steps/1/a~1b/1', 8],
])('the line of %s is %i', (pointer, line) => {
  expect(lineAt(text, pointer)).toBe(line);
});

test('of what is not there, the line of the nearest part that is', () => {
  expect(lineAt(text, '/steps/1/expect/status')).toBe(5);
  expect(lineAt(text, '/steps/7/at')).toBe(3);
  expect(lineAt('', '/steps')).toBe(1);
});
