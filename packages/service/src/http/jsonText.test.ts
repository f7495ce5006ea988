import { describe, expect, it } from 'vitest';
import { Problem } from '../problems/Problem.ts';
import { parseJsonText } from './jsonText.ts';

const thrown = (text: string): Problem => {
  try {
    parseJsonText(text);
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('nothing was refused');
};

describe('broken JSON says where', () => {
  it.each([
    ['{"a": oops}', 1, 7],
    ['{\n  "a": 1,\n  "b": tru\n}', 3, 8],
    ['{"a": 1,}', 1, 9],
    ['{"a": 1} x', 1, 10],
    ['{"a": 1', 1, 8],
    ['', 1, 1],
    ['{"a": "b', 1, 7],
    ['// no', 1, 1],
    ["{'a': 1}", 1, 2],
  ])('%j', (text, line, column) => {
    expect(thrown(text)).toMatchObject({ kind: 'malformedJson', details: { position: { line, column } } });
  });
});

describe('keys that reach a prototype, or stand in for what every object has', () => {
  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'valueOf'])(
    '%s is named by its path',
    (name) => {
      expect(thrown(`{"a~/": [0, {"${name}": {}}]}`).details.errors).toEqual([
        { pointer: `/a~0~1/1/${name}`, code: 'forbiddenKey' },
      ]);
    },
  );
  it('are only keys: as values they are words', () => {
    expect(parseJsonText('{"a": "__proto__"}')).toEqual({ a: '__proto__' });
  });
});

it('refuses what PostgreSQL cannot hold', () => {
  expect(thrown('{"a": "\\u0000"}').details.errors).toEqual([{ pointer: '/a', code: 'characters' }]);
  expect(thrown('{"a": "\\udc00"}').details.errors).toEqual([{ pointer: '/a', code: 'characters' }]);
  expect(thrown('{"\\u0000": 1}').details.errors).toEqual([{ pointer: '', code: 'characters' }]);
  expect(parseJsonText('{"a": "\\ud83e\\udef6"}')).toEqual({ a: '🫶' });
});

it('names no more than twenty faults of a text made of them', () => {
  const text = `[${Array.from({ length: 500 }, () => '{"__proto__":1}').join(',')}]`;
  expect(thrown(text).details.errors).toHaveLength(20);
});

it.each([
  ['closed', '['.repeat(400_000) + ']'.repeat(400_000)],
  ['never closed', '['.repeat(900_000)],
  ['objects', '{"a":'.repeat(150_000)],
])('is not brought down by nesting: %s', (_, text) => {
  const problem = thrown(text);
  expect(problem.kind).toMatch(/^(invalidData|malformedJson)$/);
});
