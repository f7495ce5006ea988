import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozen } from '../../test/fixtures.ts';
import { createEditor } from './editor.ts';
import { removeAt, setAt } from './pointer.ts';

const start = frozen({ a: { b: { x: 1 }, c: 2 }, list: [{ x: 1 }, { x: 2 }], other: { y: 3 } });
const pointer = fc.constantFrom(
  '/a/b/x',
  '/a/b/z',
  '/a/c',
  '/a/b',
  '/list/0/x',
  '/list/1/z',
  '/new/deep',
  '/a',
);
const change = fc.record({ pointer, value: fc.option(fc.integer(), { nil: undefined }) });

test('many changes are the same changes one by one, and the start stands', () => {
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const editor = createEditor(start);
      let one: Readonly<Record<string, unknown>> = start;
      for (const { pointer: at, value } of changes) {
        if (value === undefined) editor.remove(at);
        else editor.set(at, value);
        one = value === undefined ? removeAt(one, at) : setAt(one, at, value);
        expect(editor.data).toEqual(one);
      }
      expect(editor.data.other).toBe(start.other);
    }),
  );
});

test('no change is the same object', () => {
  const editor = createEditor(start);
  editor.set('/a/b/x', 1);
  editor.remove('/a/nothing');
  expect(editor.data).toBe(start);
});

test('a list is another array after each change in it, an object is copied once', () => {
  const editor = createEditor(start);
  editor.set('/list/0/x', 5);
  const first = editor.data.list;
  const { a } = editor.data;
  editor.set('/list/1/x', 6);
  expect(editor.data.list).not.toBe(first);
  expect(editor.data.a).toBe(a);
});

test('no prototype is reached', () => {
  const editor = createEditor({});
  expect(() => editor.set('/__proto__/x', 1)).toThrow(RangeError);
  expect(() => editor.set('/a/constructor', 1)).toThrow(RangeError);
});
