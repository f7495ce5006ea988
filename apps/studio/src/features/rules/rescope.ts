import type { Tree } from '../../model/index.ts';

const TEXTS = /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')/;

/** A rule's tree as it reads when `this` means another object; what an item of a list says of itself stays as it is. */
export function rescopedTree(tree: Tree, from: string, to: string): Tree {
  const message = tree.message === undefined ? {} : { message: tree.message };
  if ('cel' in tree) return { cel: rescoped(tree.cel, from, to), ...message };
  if ('not' in tree) return { not: rescopedTree(tree.not, from, to), ...message };
  return 'all' in tree
    ? { all: tree.all.map((part) => rescopedTree(part, from, to)), ...message }
    : { any: tree.any.map((part) => rescopedTree(part, from, to)), ...message };
}

/** An expression that reads the same fields from another object. */
export function rescoped(cel: string, from: string, to: string): string {
  // An item cannot be named from without, nor another item from within.
  if (from === to || from.includes('*')) return cel;
  const own = `data${from.replaceAll('/', '.')}`;
  const next = `data${to.replaceAll('/', '.')}`;
  return cel
    .split(TEXTS)
    .map((piece, index) => {
      if (index % 2 === 1) return piece;
      const whole = piece.replace(/(?<![\w.])this(?!\w)/g, own);
      if (to.includes('*')) return whole;
      const within = new RegExp(String.raw`(?<![\w.])${next.replaceAll('.', String.raw`\.`)}(?=\.)`, 'g');
      return whole.replace(within, 'this');
    })
    .join('');
}
