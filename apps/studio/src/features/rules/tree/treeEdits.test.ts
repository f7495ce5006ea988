import { evaluateTree } from '@greffe/rules';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Tree } from '../../../model/index.ts';
import { added, grouped, messagesOf, moved, removed, takenOut } from './treeEdits.ts';
import { partAt, quantifiers, replacedAt, treeOf, viewOf, type Way } from './treeView.ts';

const { tree: trees } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom('a', 'b', 'c').map((cel): Tree => ({ cel })),
    fc.constantFrom('a', 'b').map((cel): Tree => ({ cel, message: `rule.x.${cel}` })),
    tie('tree').map((not): Tree => ({ not })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all): Tree => ({ all })),
    fc
      .array(tie('tree'), { minLength: 1, maxLength: 3 })
      .map((any): Tree => ({ any, message: 'rule.x.any' })),
  ),
}));
const facts = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.boolean());

const truthOf = (tree: Tree, given: Readonly<Record<string, boolean>>) =>
  evaluateTree(tree, (cel) =>
    cel === 'true'
      ? { known: true, value: true }
      : given[cel] === undefined
        ? { known: false, missing: [cel] }
        : { known: true, value: given[cel] },
  ).truth;

/** The ways to every part of a tree. */
function waysOf(tree: Tree, way: Way = []): Way[] {
  const view = viewOf(tree);
  if (view.kind === 'leaf') return [way];
  return [way, ...view.parts.flatMap((part, index) => waysOf(part, [...way, index]))];
}

describe('a rule as it is shown', () => {
  test('says what the tree says', () => {
    fc.assert(
      fc.property(trees, facts, (tree, given) => {
        expect(truthOf(treeOf(viewOf(tree)), given)).toBe(truthOf(tree, given));
      }),
    );
  });

  test.each([
    [{ all: [{ cel: 'a' }] }, 'all'],
    [{ any: [{ cel: 'a' }] }, 'any'],
    [{ not: { any: [{ cel: 'a' }] } }, 'none'],
    [{ not: { all: [{ cel: 'a' }] } }, 'notAll'],
  ] as const)('%j is a group: %s', (tree, quantifier) => {
    expect(viewOf(tree)).toMatchObject({ kind: 'group', quantifier });
    expect(treeOf(viewOf(tree))).toEqual(tree);
    expect(quantifiers).toContain(quantifier);
  });
});

describe('edits of a rule', () => {
  test('a condition is added behind the others of its group, or makes a group of two', () => {
    expect(added({ cel: 'a' }, [])).toEqual({ tree: { all: [{ cel: 'a' }, { cel: 'true' }] }, way: [1] });
    const group: Tree = { any: [{ cel: 'a' }, { not: { any: [{ cel: 'b' }] } }] };
    expect(added(group, [1])).toEqual({
      tree: { any: [{ cel: 'a' }, { not: { any: [{ cel: 'b' }, { cel: 'true' }] } }] },
      way: [1, 1],
    });
  });

  test('what is removed leaves no group of one behind, unless it says something', () => {
    expect(removed({ all: [{ cel: 'a' }, { cel: 'b' }] }, [0])?.tree).toEqual({ cel: 'b' });
    expect(removed({ all: [{ cel: 'a' }, { cel: 'b' }], message: 'm' }, [0])?.tree).toEqual({
      all: [{ cel: 'b' }],
      message: 'm',
    });
    expect(removed({ not: { any: [{ cel: 'a' }, { cel: 'b' }] } }, [1])?.tree).toEqual({
      not: { any: [{ cel: 'a' }] },
    });
    expect(removed({ cel: 'a' }, [])).toBeUndefined();
    expect(removed({ all: [{ cel: 'a' }] }, [0])).toBeUndefined();
  });

  test('a part goes into a group of its own and out again', () => {
    const tree: Tree = { all: [{ cel: 'a' }, { cel: 'b' }] };
    const inside = grouped(tree, [0]);
    expect(inside).toEqual({ tree: { all: [{ any: [{ cel: 'a' }] }, { cel: 'b' }] }, way: [0, 0] });
    expect(takenOut(inside?.tree ?? tree, [0, 0])).toEqual({ tree, way: [0] });
  });

  test('of any part, moving does not change the answer, and the way leads to the part that was moved', () => {
    fc.assert(
      fc.property(
        trees,
        facts,
        fc.nat(),
        fc.constantFrom(1 as const, -1 as const),
        (tree, given, pick, by) => {
          const ways = waysOf(tree);
          const way = ways[pick % ways.length] ?? [];
          const result = moved(tree, way, by);
          fc.pre(result !== undefined);
          if (!result) return;
          expect(partAt(result.tree, result.way)).toEqual(partAt(tree, way));
          expect(truthOf(result.tree, given)).toBe(truthOf(tree, given));
          const back = moved(result.tree, result.way, by === 1 ? -1 : 1)?.tree;
          expect(back && treeOfAll(back)).toEqual(treeOfAll(tree));
        },
      ),
    );
  });

  test('a part that is replaced is there, and the others stay', () => {
    fc.assert(
      fc.property(trees, fc.nat(), (tree, pick) => {
        const ways = waysOf(tree);
        const way = ways[pick % ways.length] ?? [];
        const replaced = replacedAt(tree, way, { cel: 'new' });
        expect(partAt(replaced, way)).toEqual({ cel: 'new' });
        expect(messagesOf(replaced).length).toBeLessThanOrEqual(messagesOf(tree).length);
      }),
    );
  });
});

/** A tree as its views write it. */
function treeOfAll(tree: Tree): Tree {
  const view = viewOf(tree);
  return view.kind === 'leaf' ? treeOf(view) : treeOf({ ...view, parts: view.parts.map(treeOfAll) });
}
