import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frozen } from '../../test/fixtures.ts';
import { atSameIndices, expandPattern, patternOf, textPath } from './pattern.ts';
import { getAt, isWithin, parentPointer, pointerParts, removeAt, setAt, toPointer } from './pointer.ts';

describe('pointers', () => {
  test('parts and pointer are inverse', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (parts) => {
        expect(pointerParts(toPointer(parts))).toEqual(parts);
      }),
    );
  });

  test('what is set is read, elsewhere nothing changes, and the original stands', () => {
    const name = fc.constantFrom('a', 'b', 'c/d', 'e~f');
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), fc.integer(), (parts, value) => {
        const data = frozen({ a: { b: { x: 1 } }, other: { y: 2 } });
        const pointer = toPointer(parts);
        const after = setAt(data, pointer, value);
        expect(getAt(after, pointer)).toBe(value);
        expect(getAt(after, '/other')).toBe(data.other);
        expect(getAt(removeAt(after, pointer), pointer)).toBeUndefined();
      }),
    );
  });

  test('setting what stands there already gives the same object', () => {
    const data = frozen({ a: { b: 1 } });
    expect(setAt(data, '/a/b', 1)).toBe(data);
    expect(removeAt(data, '/a/c')).toBe(data);
  });

  test('lists', () => {
    const data = frozen({ a: [{ b: 1 }, { b: 2 }] });
    expect(setAt(data, '/a/1/b', 3)).toEqual({ a: [{ b: 1 }, { b: 3 }] });
    expect(removeAt(data, '/a/0')).toEqual({ a: [{ b: 2 }] });
    expect(removeAt(data, '/a/0/b')).toEqual({ a: [{}, { b: 2 }] });
  });

  test.each(['/__proto__/x', '/constructor/prototype/x', '/a/__proto__'])(
    '%s reaches no prototype',
    (pointer) => {
      expect(() => setAt({ a: {} }, pointer, 1)).toThrow(RangeError);
      expect(getAt({}, pointer)).toBeUndefined();
      expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
    },
  );

  test('parents and what lies within', () => {
    expect([parentPointer('/a/b'), parentPointer('/a'), parentPointer('')]).toEqual(['/a', '', '']);
    expect([isWithin('/a/b', '/a'), isWithin('/ab', '/a'), isWithin('/a', '/a')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('patterns', () => {
  test('a pattern means one pointer for each item', () => {
    expect(expandPattern('/a/*/b/*/c', { a: [{ b: [{}, {}] }, {}, { b: [{}] }] })).toEqual([
      '/a/0/b/0/c',
      '/a/0/b/1/c',
      '/a/2/b/0/c',
    ]);
    expect(expandPattern('/a/*', {})).toEqual([]);
    expect(expandPattern('/a', {})).toEqual(['/a']);
  });

  test('a pointer has one pattern, and a pattern follows a pointer', () => {
    expect(patternOf('/a/0/b/12')).toBe('/a/*/b/*');
    expect(atSameIndices('/a/*/d', '/a/3/b')).toBe('/a/3/d');
    expect(textPath('/a/3/b')).toBe('a.*.b');
  });
});
