import type { Tree } from '../../../model/index.ts';
import { partAt, replacedAt, treeOf, UNFILLED, viewOf, type Way, withParts } from './treeView.ts';

/** A tree after an edit, and where the part is that it was about. */
export interface Edited {
  readonly tree: Tree;
  readonly way: Way;
}

/** Another condition in a group; a rule of one condition becomes a group of both. */
export function added(tree: Tree, group: Way, part: Tree = { cel: UNFILLED }): Edited {
  const at = partAt(tree, group);
  const view = at && viewOf(at);
  if (view?.kind === 'group') {
    const changed = withParts(tree, group, (parts) => [...parts, part]) ?? tree;
    return { tree: changed, way: [...group, view.parts.length] };
  }
  return { tree: { all: [tree, part] }, way: [1] };
}

/** Without a part; a group without a sentence of its own that holds one part only is that part. Undefined for the last one. */
export function removed(tree: Tree, way: Way): Edited | undefined {
  const last = way.at(-1);
  const group = way.slice(0, -1);
  if (last === undefined) return undefined;
  const without = withParts(tree, group, (parts) => parts.toSpliced(last, 1));
  return without && { tree: simplified(without), way: group };
}

/** One place up or down among its siblings. */
export function moved(tree: Tree, way: Way, by: 1 | -1): Edited | undefined {
  const from = way.at(-1);
  const group = partAt(tree, way.slice(0, -1));
  const view = group && viewOf(group);
  if (from === undefined || view?.kind !== 'group') return undefined;
  const to = from + by;
  const part = view.parts[from];
  if (!part || to < 0 || to >= view.parts.length) return undefined;
  const changed = withParts(tree, way.slice(0, -1), (parts) =>
    parts.toSpliced(from, 1).toSpliced(to, 0, part),
  );
  return changed && { tree: changed, way: [...way.slice(0, -1), to] };
}

/** A part in a group of its own, to which others can be added: at least one of them has to hold. */
export function grouped(tree: Tree, way: Way): Edited | undefined {
  const part = partAt(tree, way);
  return part && { tree: replacedAt(tree, way, { any: [part] }), way: [...way, 0] };
}

/** A part behind the group that it stands in, one level up. */
export function takenOut(tree: Tree, way: Way): Edited | undefined {
  const part = partAt(tree, way);
  const [group, last] = [way.slice(0, -1), way.at(-1)];
  const place = group.at(-1);
  if (!part || last === undefined || place === undefined) return undefined;
  const parent = partAt(tree, group);
  const view = parent && viewOf(parent);
  if (view?.kind !== 'group') return undefined;
  const left = view.parts.toSpliced(last, 1);
  const rest = left.length === 0 ? [] : [treeOf({ ...view, parts: left })];
  const outer = group.slice(0, -1);
  const changed = withParts(tree, outer, (parts) => parts.toSpliced(place, 1, ...rest, part));
  return changed && { tree: changed, way: [...outer, place + rest.length] };
}

/** Groups of one that say nothing by themselves are what they hold. */
function simplified(tree: Tree): Tree {
  const view = viewOf(tree);
  if (view.kind === 'leaf') return tree;
  const parts = view.parts.map(simplified);
  const [only] = parts;
  const saysNothing = view.message === undefined && (view.quantifier === 'all' || view.quantifier === 'any');
  return parts.length === 1 && only && saysNothing ? only : treeOf({ ...view, parts });
}

/** The keys of the sentences that a tree names. */
export function messagesOf(tree: Tree): readonly string[] {
  const view = viewOf(tree);
  const own = [view.message, view.unsaid].filter((key) => key !== undefined);
  return view.kind === 'leaf' ? own : [...own, ...view.parts.flatMap(messagesOf)];
}
