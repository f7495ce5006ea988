import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, evaluateTree, expressionsOf, missingPaths, type RuleTree } from './index.ts';

/** Leaves named after their answer: `true`, `false`, or the path that is missing. */
function leaf(cel: string): Answer {
  if (cel === 'true' || cel === 'false') return { known: true, value: cel === 'true' };
  return cel === 'number' ? { known: true, value: 3 } : { known: false, missing: [cel] };
}

const explain = (tree: RuleTree) => evaluateTree(tree, leaf);
const yes = { cel: 'true' } as const;
const no = { cel: 'false' } as const;
const wait = (path: string) => ({ cel: path }) as const;

function treeOf(leaves: fc.Arbitrary<RuleTree>) {
  return fc.letrec<{ tree: RuleTree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaves,
      fc.array(tie('tree'), { maxLength: 3 }).map((all): RuleTree => ({ all })),
      fc.array(tie('tree'), { maxLength: 3 }).map((any): RuleTree => ({ any })),
      tie('tree').map((not): RuleTree => ({ not })),
    ),
  })).tree;
}
const decided = treeOf(fc.constantFrom<RuleTree>(yes, no));
const open = treeOf(fc.constantFrom<RuleTree>(yes, no, wait('a'), wait('b')));

function plainBoolean(tree: RuleTree, answerOf: (cel: string) => boolean): boolean {
  if ('cel' in tree) return answerOf(tree.cel);
  if ('not' in tree) return !plainBoolean(tree.not, answerOf);
  return 'all' in tree
    ? tree.all.every((part) => plainBoolean(part, answerOf))
    : tree.any.some((part) => plainBoolean(part, answerOf));
}

describe('a rule', () => {
  it.each<[RuleTree, string]>([
    [yes, 'met'],
    [no, 'notMet'],
    [wait('a'), 'notYetKnown'],
    [{ cel: 'number' }, 'notYetKnown'],
    [{ all: [] }, 'met'],
    [{ any: [] }, 'notMet'],
    [{ not: no }, 'met'],
    [{ not: wait('a') }, 'notYetKnown'],
    [{ all: [wait('a'), no] }, 'notMet'],
    [{ all: [yes, wait('a')] }, 'notYetKnown'],
    [{ any: [wait('a'), yes] }, 'met'],
    [{ any: [no, wait('a')] }, 'notYetKnown'],
  ])('%j is %s', (tree, truth) => {
    expect(explain(tree).truth).toBe(truth);
  });

  it('is explained by its own tree, with its messages', () => {
    const tree: RuleTree = {
      all: [{ cel: 'true', message: 'first' }, { any: [no, { not: wait('a'), message: 'third' }] }],
      message: 'whole',
    };
    expect(explain(tree)).toEqual({
      kind: 'all',
      truth: 'notYetKnown',
      message: 'whole',
      missing: ['a'],
      children: [
        { kind: 'leaf', truth: 'met', message: 'first' },
        {
          kind: 'any',
          truth: 'notYetKnown',
          missing: ['a'],
          children: [
            { kind: 'leaf', truth: 'notMet' },
            {
              kind: 'not',
              truth: 'notYetKnown',
              message: 'third',
              missing: ['a'],
              children: [{ kind: 'leaf', truth: 'notYetKnown', missing: ['a'] }],
            },
          ],
        },
      ],
    });
  });

  it('waits for the paths that still matter, each once', () => {
    expect(missingPaths(explain({ all: [wait('a'), wait('b'), wait('a')] }))).toEqual(['a', 'b']);
    expect(missingPaths(explain({ all: [{ any: [wait('a'), yes] }, wait('b')] }))).toEqual(['b']);
    expect(missingPaths(explain({ all: [wait('a'), no] }))).toEqual([]);
  });

  it('is, where all is given, what plain logic says', () => {
    fc.assert(
      fc.property(decided, (tree) => {
        expect(explain(tree).truth).toBe(plainBoolean(tree, (cel) => cel === 'true') ? 'met' : 'notMet');
      }),
    );
  });

  it('is answered early only as every completion would answer it', () => {
    fc.assert(
      fc.property(open, fc.boolean(), fc.boolean(), (tree, a, b) => {
        const { truth } = explain(tree);
        fc.pre(truth !== 'notYetKnown');
        const completed = plainBoolean(tree, (cel) => (cel === 'a' ? a : cel === 'b' ? b : cel === 'true'));
        expect(completed).toBe(truth === 'met');
      }),
    );
  });

  it('lists its expressions in order', () => {
    expect(expressionsOf({ all: [wait('a'), { not: { any: [wait('b'), wait('c')] } }] })).toEqual([
      'a',
      'b',
      'c',
    ]);
  });
});
