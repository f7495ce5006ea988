import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { pointerParts } from '../data/pointer.ts';
import type { Pointer } from '../types.ts';

/** The line (from 1) of a JSON text on which a pointer's value begins, or that of the nearest part that it has. */
export function lineAt(text: string, pointer: Pointer): number {
  const root = parseTree(text);
  let node: Node | undefined = root;
  for (const part of pointerParts(pointer)) {
    const isItem = node?.type === 'array';
    const next: Node | undefined = node && findNodeAtLocation(node, [isItem ? Number(part) : String(part)]);
    if (!next) break;
    node = next;
  }
  // A member is found by its name: its value may begin further down.
  const place = node?.parent?.type === 'property' ? node.parent : node;
  return text.slice(0, place?.offset ?? 0).split('\n').length;
}
