import { expect, it } from 'vitest';
import { editDistance, nearest, suggest } from './suggestions.ts';

it.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['abc', 'abd', 1],
  ['abc', 'ab', 1],
  ['abc', 'xabc', 1],
  ['abcd', 'acbd', 1],
  ['birtDate', 'birthDate', 1],
  ['kitten', 'sitting', 3],
  ['', 'abc', 3],
])('from %s to %s it takes %i edits', (left, right, distance) => {
  expect(editDistance(left, right)).toBe(distance);
  expect(editDistance(right, left)).toBe(distance);
});

it.each([
  ['birtDate', ['date', 'birthDate', 'birthPlace'], 'birthDate'],
  ['BIRTHDATE', ['birthDate'], 'birthDate'],
  ['abc', ['abd', 'abc'], 'abc'],
  ['abc', ['axd'], undefined],
  ['abcdef', ['abcdxy'], 'abcdxy'],
  ['abcdef', ['abcxyz'], undefined],
  ['x', ['y'], undefined],
  ['name', [], undefined],
])('for %s among %j it is %s', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});

it('names what there is where nothing is near and the list is short', () => {
  expect(suggest('zzz', ['one', 'two'])).toBe("There is 'one', 'two'.");
  expect(suggest('onne', ['one', 'two'])).toBe("Did you mean 'one'?");
  expect(suggest('zzz', [])).toBeUndefined();
  expect(
    suggest(
      'zzz',
      Array.from({ length: 13 }, (_, index) => `name${index}`),
    ),
  ).toBeUndefined();
});
