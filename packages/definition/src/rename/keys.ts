import type { Pointer } from '../types.ts';
import type { Names } from './names.ts';

/** A pointer with its fields under their new names. */
export function renamePointer(pointer: Pointer, names: Names): Pointer {
  return pointer
    .split('/')
    .map((part) => (part === '' || part === '*' || /^\d+$/.test(part) ? part : names.rename('field', part)))
    .join('/');
}

const option = (value: string, names: Names) =>
  names.has('option', value) ? names.rename('option', value) : value;

/** `<dotted path>.title`, `<dotted path>.option.<value>` … */
function renameFieldKey(key: string, names: Names): string {
  const match =
    /^(?:(?<path>.+)\.)?(?<suffix>title|help|placeholder|start|end|option\.(?<value>.+)|error\..+)$/.exec(
      key,
    );
  const { path, suffix = key, value } = match?.groups ?? {};
  const renamed = value === undefined ? suffix : `option.${option(value, names)}`;
  return path === undefined ? renamed : `${renamePath(path, names)}.${renamed}`;
}

function renamePath(path: string, names: Names): string {
  return path
    .split('.')
    .map((part) => (part === '*' ? part : names.rename('field', part)))
    .join('.');
}

/** Settles the ids of a module's rules where it is mounted, `<step>.<dotted path>.<id>`, from the names of its parts. */
export function settleMountedRules(ruleIds: Iterable<string>, names: Names): void {
  for (const id of ruleIds) {
    const [step = '', ...rest] = id.split('.');
    const last = rest.pop();
    if (last === undefined) continue;
    const path = rest.length === 0 ? [] : [renamePath(rest.join('.'), names)];
    names.settle('rule', id, [names.rename('step', step), ...path, names.rename('rule', last)].join('.'));
  }
}

/** The key of a registry's text. A sentence that a leaf of a rule names counts as a rule's. */
export function renameTextKey(key: string, names: Names): string {
  const [area = '', id = '', ...rest] = key.split('.');
  const tail = rest.join('.');
  switch (area) {
    case 'recordType':
    case 'role':
    case 'step':
    case 'link':
    case 'message':
    case 'document':
    case 'counter':
    case 'recipient':
      return [area, names.rename(area, id), ...rest].join('.');
    case 'outcome':
      return `outcome.${names.rename('step', id)}.${names.rename('outcome', tail)}`;
    case 'table':
      return `table.${names.rename('table', id)}.${option(tail, names)}`;
    case 'field':
      return `field.${names.rename('step', id)}.${renameFieldKey(tail, names)}`;
    case 'rule':
      return `rule.${renameMessage(key.slice('rule.'.length), names)}`;
    default:
      return key;
  }
}

/** The key of a module's text. */
export function renameModuleKey(key: string, names: Names): string {
  return key.startsWith('rule.')
    ? `rule.${renameMessage(key.slice('rule.'.length), names)}`
    : renameFieldKey(key, names);
}

/** A rule's own key is its id, that of a mounted module's included; what stands behind it is the leaf's. */
function renameMessage(rest: string, names: Names): string {
  const parts = rest.split('.');
  let length = parts.length;
  while (length > 1 && !names.has('rule', parts.slice(0, length).join('.'))) length -= 1;
  const id = parts.slice(0, length).join('.');
  return [names.rename('rule', id), ...parts.slice(length).map((part) => names.rename('rule', part))].join(
    '.',
  );
}
