import { isObject } from '../../data/pointer.ts';
import type { Pointer } from '../../types.ts';
import type { Ground } from './types.ts';
import { textOf } from './visit.ts';

type Files = Readonly<Record<string, string>>;

/** The value of a JSON text, or undefined where it is none: a draft may be half written. */
export function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a definition's names are read against. */
export function groundOf(files: Files, shared: Files): Ground {
  const mounts = new Map<string, readonly Pointer[]>();
  const tables = new Map<string, ReadonlyMap<Pointer, string>>();
  for (const [path, text] of Object.entries(files)) {
    const step = /^steps\/([^.]+)\.schema\.json$/.exec(path)?.[1];
    if (step === undefined) continue;
    const found: Pointer[] = [];
    const ofTables = new Map<Pointer, string>();
    // Most steps have neither, and need not be read.
    if (/"\$ref"|"fromTable"/.test(text)) look(parsed(text), '', shared, found, ofTables, 0);
    mounts.set(
      step,
      found.sort((a, b) => b.length - a.length),
    );
    tables.set(step, ofTables);
  }
  const { rules } = (parsed(files['rules.json']) ?? {}) as { rules?: unknown };
  const { roles } = (parsed(files['form.json']) ?? {}) as { roles?: unknown };
  const ids = (list: unknown) => new Set(Array.isArray(list) ? list.map((item) => textOf(item, 'id')) : []);
  return { mounts, tables, rules: ids(rules), roles: ids(roles) };
}

function look(
  node: unknown,
  pointer: Pointer,
  shared: Files,
  mounts: Pointer[],
  tables: Map<Pointer, string>,
  depth: number,
): void {
  // A module that mounts itself is a finding of the loader; here it only must come to an end.
  if (!isObject(node) || depth > 12) return;
  const module = /([^/]+)\/module\.schema\.json$/.exec(textOf(node, '$ref'))?.[1];
  if (module !== undefined) {
    mounts.push(pointer);
    look(parsed(shared[`${module}/module.schema.json`]), pointer, shared, mounts, tables, depth + 1);
  }
  const table = textOf(node.fromTable, 'table');
  if (table !== '') tables.set(pointer, table);
  if (isObject(node.properties))
    for (const [name, child] of Object.entries(node.properties))
      look(child, `${pointer}/${name}`, shared, mounts, tables, depth + 1);
  if (node.items !== undefined) look(node.items, `${pointer}/*`, shared, mounts, tables, depth + 1);
}
