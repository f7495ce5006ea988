import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldView } from './readFields.ts';
import { beginTracking, idAt, trackFields } from './trackFields.ts';

type Names = { readonly [name: string]: Names };

function fieldsOf(names: Names, parent = ''): FieldView[] {
  return Object.entries(names).map(([name, inside]) => {
    const pointer = `${parent}/${name}`;
    return {
      pointer,
      name,
      kind: 'section',
      title: name,
      schema: {},
      layout: {},
      width: 'full',
      logic: {},
      module: undefined,
      isForeign: false,
      inside: pointer,
      children: fieldsOf(inside, pointer),
    };
  });
}

const first: Names = { a: {}, b: { c: {}, d: {} }, e: {} };
const begin = beginTracking(fieldsOf(first));
const after = (...states: Names[]) =>
  states.reduce((tracked, names) => trackFields(tracked, fieldsOf(names)), begin);
const pointerOf = (states: Names[], pointer: string) => {
  const tracked = after(...states);
  return tracked.byId.get(idAt(tracked, pointer) ?? '')?.pointer;
};

describe('a field stays itself', () => {
  it.each<[string, Names[], string, string]>([
    ['renamed', [{ z: {}, b: first.b ?? {}, e: {} }], '/a', '/z'],
    ['renamed, and back by an undo', [{ z: {}, b: first.b ?? {}, e: {} }, first], '/a', '/a'],
    ['moved into a section', [{ b: { c: {}, a: {}, d: {} }, e: {} }], '/a', '/b/a'],
    ['moved out of one', [{ a: {}, c: {}, b: { d: {} }, e: {} }], '/b/c', '/c'],
    ['in a section that is renamed', [{ a: {}, y: { c: {}, d: {} }, e: {} }], '/b/d', '/y/d'],
    ['in a section that is moved', [{ a: {}, e: { b: { c: {}, d: {} } } }], '/b/d', '/e/b/d'],
    [
      'moved twice',
      [
        { b: { a: {} }, e: {} },
        { b: {}, e: { a: {} } },
      ],
      '/a',
      '/e/a',
    ],
  ])('%s', (_what, states, from, to) => {
    expect(pointerOf(states, from)).toBe(to);
  });

  it('and where it is gone, the one beside it stands for it', () => {
    expect(pointerOf([{ b: first.b ?? {}, e: {} }], '/a')).toBe('/b');
    expect(pointerOf([{ a: {}, b: first.b ?? {} }], '/e')).toBe('/b');
    expect(pointerOf([{ a: {}, b: { c: {} }, e: {} }], '/b/d')).toBe('/b/c');
    expect(pointerOf([{ a: {}, b: {}, e: {} }], '/b/d')).toBe('/b');
    expect(pointerOf([{}], '/a')).toBeUndefined();
  });

  it('and is told when an undo brings it back, alone or with what it holds', () => {
    const gone = after({ a: {}, e: {} });
    const back = trackFields(gone, fieldsOf(first));
    expect(back.byId.get(back.restored ?? '')?.pointer).toBe('/b');
    expect(back.ids).toEqual(begin.ids);
    expect(trackFields(back, fieldsOf(first)).restored).toBeUndefined();
    expect(after({ ...first, f: {} }).restored).toBeUndefined();
  });

  it('never has the id of another, whatever happens', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const leaf = fc.dictionary(names, fc.constant<Names>({}), { maxKeys: 3 });
    const inner = fc.dictionary(names, leaf, { maxKeys: 3 });
    const tree = fc.dictionary(names, inner, { maxKeys: 4 });
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), (states) => {
        const tracked = after(...states);
        const ids = [...tracked.ids.values()];
        expect(new Set(ids).size).toBe(ids.length);
        expect(tracked.byId.size).toBe(ids.length);
        for (const [pointer, id] of tracked.ids) expect(tracked.byId.get(id)?.pointer).toBe(pointer);
      }),
    );
  });
});
