import type { Tree } from '../../../model/index.ts';

/** How the parts of a group count together. */
export const quantifiers = ['all', 'any', 'none', 'notAll'] as const;
export type Quantifier = (typeof quantifiers)[number];

/** A part of a rule as the page shows it: a `not` and what it turns around are one. */
export type PartView =
  | {
      readonly kind: 'group';
      readonly quantifier: Quantifier;
      readonly parts: readonly Tree[];
      /** Where the parts stand, seen from the part itself. */
      readonly inside: string;
      readonly message: string | undefined;
      /** A sentence of what a `not` turns around: it is never said, and kept. */
      readonly unsaid?: string | undefined;
    }
  | {
      readonly kind: 'leaf';
      readonly cel: string;
      readonly isNegated: boolean;
      readonly inside: string;
      readonly message: string | undefined;
      /** A sentence of what a `not` turns around: it is never said, and kept. */
      readonly unsaid?: string | undefined;
    };

/** What stands for a condition that nobody has filled in yet: it always holds. */
export const UNFILLED = 'true';

/** A part of a tree as it is shown. */
export function viewOf(tree: Tree): PartView {
  const { message } = tree;
  if ('not' in tree) {
    const inner = tree.not;
    const kept = { message, unsaid: inner.message };
    if ('cel' in inner) return { kind: 'leaf', cel: inner.cel, isNegated: true, inside: '/not/cel', ...kept };
    if ('not' in inner) return { kind: 'group', quantifier: 'notAll', parts: [inner], inside: '', message };
    return 'all' in inner
      ? { kind: 'group', quantifier: 'notAll', parts: inner.all, inside: '/not/all', ...kept }
      : { kind: 'group', quantifier: 'none', parts: inner.any, inside: '/not/any', ...kept };
  }
  if ('cel' in tree) return { kind: 'leaf', cel: tree.cel, isNegated: false, inside: '/cel', message };
  return 'all' in tree
    ? { kind: 'group', quantifier: 'all', parts: tree.all, inside: '/all', message }
    : { kind: 'group', quantifier: 'any', parts: tree.any, inside: '/any', message };
}

/** The tree of what is shown. */
export function treeOf(view: PartView): Tree {
  const message = view.message === undefined ? {} : { message: view.message };
  const unsaid = view.unsaid === undefined ? {} : { message: view.unsaid };
  if (view.kind === 'leaf')
    return view.isNegated ? { not: { cel: view.cel, ...unsaid }, ...message } : { cel: view.cel, ...message };
  const { parts } = view;
  switch (view.quantifier) {
    case 'all':
      return { all: parts, ...message };
    case 'any':
      return { any: parts, ...message };
    case 'none':
      return { not: { any: parts, ...unsaid }, ...message };
    case 'notAll':
      return { not: { all: parts, ...unsaid }, ...message };
  }
}

/** The way to a part: the place of each part among its siblings, from the top. */
export type Way = readonly number[];

/** The part at a way; undefined where there is none. */
export function partAt(tree: Tree, way: Way): Tree | undefined {
  const [first, ...rest] = way;
  if (first === undefined) return tree;
  const view = viewOf(tree);
  const part = view.kind === 'group' ? view.parts[first] : undefined;
  return part && partAt(part, rest);
}

/** The tree with the parts of the group at a way changed; a group that is left with none goes, too. */
export function withParts(
  tree: Tree,
  way: Way,
  change: (parts: readonly Tree[]) => readonly Tree[],
): Tree | undefined {
  const view = viewOf(tree);
  if (view.kind === 'leaf') return tree;
  const [first, ...rest] = way;
  const parts =
    first === undefined
      ? change(view.parts)
      : view.parts.flatMap((part, index) =>
          index === first ? (withParts(part, rest, change) ?? []) : [part],
        );
  return parts.length === 0 ? undefined : treeOf({ ...view, parts });
}

/** The tree with one part in place of another. */
export function replacedAt(tree: Tree, way: Way, part: Tree): Tree {
  const last = way.at(-1);
  if (last === undefined) return part;
  return withParts(tree, way.slice(0, -1), (parts) => parts.with(last, part)) ?? part;
}
