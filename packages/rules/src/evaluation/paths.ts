import type { Frame } from './compile.ts';
import type { Tree } from './tree.ts';
import { ObjectValue } from './values.ts';

/** The path of a variable or of a loop's item, where it has one. */
function rootPath(name: string, locals: ReadonlySet<string>, frame: Frame): string | undefined {
  if (!locals.has(name)) return name;
  const item = frame.items.get(name);
  return item instanceof ObjectValue ? item.path : undefined;
}

/** The path of a chain such as `this.services[1].date`, with the items that loops are at. */
export function chainPath(node: Tree, locals: ReadonlySet<string>, frame: Frame): string | undefined {
  if (node.op === 'id') return rootPath(node.args, locals, frame);
  if (node.op !== '.' && node.op !== '[]') return undefined;
  const owner = chainPath(node.args[0], locals, frame);
  const key = typeof node.args[1] === 'string' ? node.args[1] : literalKey(node.args[1]);
  return owner === undefined ? undefined : `${owner}.${key}`;
}

function literalKey(node: Tree): string {
  return node.op === 'value' ? String(node.args) : '*';
}

/** The paths in a subexpression, for an answer that it withholds although they are given. */
export function pathsRead(node: Tree, locals: ReadonlySet<string>, frame: Frame): readonly string[] {
  const path = chainPath(node, locals, frame);
  if (path !== undefined) return [path];
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
      return pathsRead(node.args[0], locals, frame);
    case 'call':
      return node.args[1].flatMap((part) => pathsRead(part, locals, frame));
    case 'rcall':
      return [node.args[1], ...node.args[2]].flatMap((part) => pathsRead(part, locals, frame));
    case '!_':
    case '-_':
      return pathsRead(node.args, locals, frame);
    default:
      return node.args.flatMap((part) => pathsRead(part, locals, frame));
  }
}
