import { pointerParts } from '@greffe/definition';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandsOn } from '../../../test/commands.ts';
import { registries, shared } from '../../../test/forms.ts';
import {
  type Command,
  CommandRefused,
  canonicalText,
  conflictKey,
  type DefinitionFiles,
  execute,
  merge,
} from '../index.ts';

const json = (value: unknown) => ({ 'a.json': canonicalText(value) });
const merged = (base: unknown, mine: unknown, theirs: unknown) => {
  const { files, conflicts } = merge(json(base), json(mine), json(theirs));
  return {
    value: JSON.parse(files['a.json'] ?? 'null'),
    places: conflicts.map(({ pointer, kind }) => `${kind} ${pointer}`),
  };
};

describe('inside a file', () => {
  test.each<[string, unknown, unknown, unknown, unknown]>([
    ['two keys', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 2 }, { a: 2, b: 2 }],
    ['a new key each', { a: 1 }, { a: 1, x: 1 }, { a: 1, y: 1 }, { a: 1, x: 1, y: 1 }],
    ['a key less and another one changed', { a: 1, b: 1 }, { b: 1 }, { a: 1, b: 2 }, { b: 2 }],
    [
      'another order and a new key',
      { a: 1, b: 1 },
      { b: 1, a: 1 },
      { a: 1, n: 1, b: 1 },
      { b: 1, a: 1, n: 1 },
    ],
    [
      'things by their id',
      [
        { id: 'a', v: 1 },
        { id: 'b', v: 1 },
      ],
      [
        { id: 'b', v: 1 },
        { id: 'a', v: 2 },
      ],
      [{ id: 'a', v: 1 }, { id: 'b', v: 2 }, { id: 'c' }],
      [{ id: 'b', v: 2 }, { id: 'c' }, { id: 'a', v: 2 }],
    ],
    ['words of a list', ['a', 'b'], ['a', 'b', 'm'], ['b', 't'], ['b', 'm', 't']],
    ['the same change', { a: 1 }, { a: 2, n: [] }, { a: 2, n: [] }, { a: 2, n: [] }],
  ])('%s are merged', (_name, base, mine, theirs, expected) => {
    const there = merged(base, mine, theirs);
    expect(there.places).toEqual([]);
    expect(JSON.stringify(there.value)).toBe(JSON.stringify(expected));
    expect(merged(base, theirs, mine)).toEqual(there);
  });

  test.each<[string, unknown, unknown, unknown, string[], unknown]>([
    ['a value changed twice', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 3, b: 2 }, ['value /a'], { a: 3, b: 2 }],
    ['changed here, gone there', [{ id: 'a', v: 1 }], [{ id: 'a', v: 2 }], [], ['value /0'], []],
    [
      'gone here, changed there',
      [{ id: 'a', v: 1 }],
      [],
      [{ id: 'a', v: 2 }],
      ['value /0'],
      [{ id: 'a', v: 2 }],
    ],
    ['one new key with two values', {}, { 'x/y': 1 }, { 'x/y': 2 }, ['value /x~1y'], { 'x/y': 2 }],
    ['two orders', ['a', 'b', 'c'], ['b', 'a', 'c'], ['a', 'c', 'b'], ['order '], ['a', 'c', 'b']],
    ['lists of numbers', [1, 2], [1, 2, 3], [0, 1, 2], ['value '], [0, 1, 2]],
  ])('%s is a conflict, and theirs stands', (_name, base, mine, theirs, places, expected) => {
    expect(merged(base, mine, theirs)).toEqual({ value: expected, places });
  });
});

describe('each conflict is settled for itself', () => {
  const base = { list: ['a', 'b', 'c'], rules: [{ id: 'x', at: 1, by: 1 }], gone: 1 };
  const mine = { list: ['b', 'a', 'c'], rules: [{ id: 'new' }, { id: 'x', at: 2, by: 2 }] };
  const theirs = { list: ['a', 'c', 'b'], rules: [{ id: 'x', at: 3, by: 3 }], gone: 2 };
  const settled = (...places: readonly string[]) => {
    const { files, conflicts } = merge(json(base), json(mine), json(theirs), ({ path }) =>
      places.includes(path.join('/')),
    );
    expect(conflicts.map(({ path }) => path.join('/')).sort()).toEqual(
      ['gone', 'list', 'rules/x/at', 'rules/x/by'].sort(),
    );
    return JSON.parse(files['a.json'] ?? '');
  };

  test('by what it is called, wherever it stands', () => {
    expect(settled('rules/x/at').rules).toContainEqual({ id: 'x', at: 2, by: 3 });
    expect(settled('rules/x/by').rules).toContainEqual({ id: 'x', at: 3, by: 2 });
    expect(settled('list').list).toEqual(['b', 'a', 'c']);
    expect([settled().gone, settled('gone').gone]).toEqual([2, undefined]);
    expect(settled().rules).toContainEqual({ id: 'new' });
  });

  test('of a file that is one place', () => {
    const sides = [{ 'a.csv': 'a' }, { 'a.csv': 'mine' }, {}] as const;
    expect(merge(...sides).files).toEqual({});
    expect(merge(...sides, () => true).files).toEqual({ 'a.csv': 'mine' });
  });
});

test('files come, go and are changed; what is no JSON is one place', () => {
  const base = { 'a.csv': 'a', 'b.md': 'b', 'c.json': '{', 'd.json': '{}' };
  const { files, conflicts } = merge(
    base,
    { 'a.csv': 'mine', 'c.json': '{ ', 'd.json': '{}', 'n.svg': 'new' },
    { 'a.csv': 'theirs', 'b.md': 'b', 'c.json': '{', 'd.json': ' {}' },
  );
  expect(files).toEqual({ 'a.csv': 'theirs', 'c.json': '{ ', 'd.json': ' {}', 'n.svg': 'new' });
  expect(conflicts).toEqual([
    { file: 'a.csv', pointer: '', path: [], kind: 'value', base: 'a', mine: 'mine', theirs: 'theirs' },
  ]);
});

const parsedFiles = (files: DefinitionFiles) =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, path.endsWith('.json') ? JSON.parse(text) : text]),
  );

describe.each(registries)('%s', (_name, files) => {
  const done = (commands: readonly Command[]) =>
    commands.reduce<DefinitionFiles>((now, command) => {
      try {
        return execute(now, command, shared).files;
      } catch (error) {
        if (error instanceof CommandRefused) return now;
        throw error;
      }
    }, files);
  const edits = fc.array(commandsOn(files), { minLength: 1, maxLength: 3 }).map(done);

  test('taking mine everywhere is what the other sees who takes theirs', () => {
    fc.assert(
      fc.property(edits, edits, (mine, theirs) => {
        const { files: kept, conflicts } = merge(files, mine, theirs, () => true);
        const { files: taken, conflicts: others } = merge(files, theirs, mine);
        expect(parsedFiles(kept)).toEqual(parsedFiles(taken));
        expect(conflicts.map(conflictKey).sort()).toEqual(others.map(conflictKey).sort());
        expect(new Set(conflicts.map(conflictKey)).size).toBe(conflicts.length);
      }),
      { numRuns: 30, seed: 5 },
    );
  });

  test('merges to the same whoever merges, or both are told of the same places', () => {
    let withConflicts = 0;
    fc.assert(
      fc.property(edits, edits, (mine, theirs) => {
        const here = merge(files, mine, theirs);
        const there = merge(files, theirs, mine);
        const places = (of: typeof here) =>
          of.conflicts.map(({ file, kind, mine: a, theirs: b }) => [file, kind, a, b]);
        const turned = places(there).map(([file, kind, a, b]) => [file, kind, b, a]);
        expect(
          places(here)
            .map((place) => JSON.stringify(place))
            .sort(),
        ).toEqual(turned.map((place) => JSON.stringify(place)).sort());
        if (here.conflicts.length === 0) expect(here.files).toEqual(there.files);
        else withConflicts += 1;
        expect(merge(files, mine, files).files).toEqual(mine);
        expect(merge(files, files, theirs).files).toEqual(theirs);
        expect(merge(files, mine, mine)).toEqual({ files: mine, conflicts: [] });
      }),
      { numRuns: 80, seed: 7 },
    );
    expect(withConflicts).toBeGreaterThan(0);
  });

  test('nothing of either is lost: each change is in the files, or in a conflict', () => {
    fc.assert(
      fc.property(edits, edits, (mine, theirs) => {
        const result = merge(files, mine, theirs);
        for (const side of [mine, theirs]) {
          for (const path of Object.keys(side)) {
            if (side[path] === files[path]) continue;
            const told = result.conflicts.filter(({ file }) => file === path);
            const inConflicts = told.flatMap(({ mine: a, theirs: b }) =>
              [a, b].flatMap((value) => leavesOf(typeof value === 'string' ? value : JSON.stringify(value))),
            );
            const places = told.flatMap(({ pointer }) => pointerParts(pointer));
            const strings = told.flatMap(({ mine: a, theirs: b }) => [String(a), String(b)]);
            const present = new Set([...leavesOf(result.files[path]), ...inConflicts, ...places, ...strings]);
            const before = new Set(leavesOf(files[path]));
            const lost = leavesOf(side[path]).filter((leaf) => !before.has(leaf) && !present.has(leaf));
            expect([path, lost]).toEqual([path, []]);
          }
        }
      }),
      { numRuns: 60, seed: 8 },
    );
  });
});

/** Every value and key of a text, without its place. */
function leavesOf(text: string | undefined): string[] {
  const walk = (value: unknown): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, member]) => [
          ...(Array.isArray(value) ? [] : [key]),
          ...walk(member),
        ])
      : [String(value)];
  try {
    return walk(JSON.parse(text ?? 'null'));
  } catch {
    return [text ?? ''];
  }
}
