import { removeAt, type StepData, setAt } from '@greffe/definition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween } from './changes.ts';

const leaf = fc.oneof(fc.string({ maxLength: 3 }), fc.integer({ min: -9, max: 9 }), fc.boolean());
const name = fc.constantFrom('a', 'b', 'c/d', 'e~f', '0');
const { tree } = fc.letrec((tie) => ({
  tree: fc.dictionary(
    name,
    fc.oneof({ depthSize: 'small' }, leaf, tie('tree'), fc.array(leaf, { maxLength: 4 })),
  ),
}));
const data = tree as fc.Arbitrary<StepData>;

describe('what a save changed', () => {
  it('makes the older data into the newer ones (property)', () => {
    fc.assert(
      fc.property(data, data, (before, after) => {
        const changes = changesBetween(before, after);
        // From the end of lists, so that an item that goes moves no other.
        const applied = changes
          .toReversed()
          .toSorted((a, b) => Number('after' in a) - Number('after' in b))
          .reduce((so, { pointer, after: value }) => {
            return value === undefined ? removeAt(so, pointer) : setAt(so, pointer, value);
          }, before);
        expect(leavesOf(applied)).toEqual(leavesOf(after));
      }),
    );
  });

  it('is nothing where nothing changed (property)', () => {
    fc.assert(
      fc.property(data, (same) => {
        expect(changesBetween(same, structuredClone(same))).toEqual([]);
      }),
    );
  });

  it('is said leaf by leaf, with what stood there', () => {
    const before = { who: { name: 'Maes' }, days: [1, 2, 3], note: 'x' };
    const after = { who: { name: 'Claes', born: '1985' }, days: [1, 4] };
    expect(changesBetween(before, after)).toEqual([
      { pointer: '/who/name', before: 'Maes', after: 'Claes' },
      { pointer: '/who/born', after: '1985' },
      { pointer: '/days/1', before: 2, after: 4 },
      { pointer: '/days/2', before: 3 },
      { pointer: '/note', before: 'x' },
    ]);
  });
});

/** Leaves alone: whether an emptied object is still there is nothing that a person has changed. */
function leavesOf(value: unknown, pointer = ''): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return { [pointer]: value };
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, member]) => leavesOf(member, `${pointer}/${key}`)),
  );
}
