import { canonicalJson } from '../data/canonical.ts';
import type { Rule } from '../types.ts';
import { type Comparison, change, isEqual, newerAddress, sides } from './comparison.ts';
import type { Change } from './types.ts';

/** What has changed of the rules of steps that both versions have. */
export function ruleChanges({ older, newer, operations }: Comparison): Change[] {
  const before = Object.values(older.steps).flatMap(({ rules }) =>
    rules.map((rule) => {
      const at = newerAddress(operations, { step: rule.step, pointer: rule.at });
      return { ...rule, step: at.step, at: at.pointer };
    }),
  );
  const after = Object.values(newer.steps).flatMap(({ rules }) => rules);
  const { added, removed, both } = sides<Rule>(before, after, ({ step, id }) => `${step} ${id}`);
  const isShared = ({ step }: Rule) =>
    Object.hasOwn(newer.steps, step) && before.concat(after).some((rule) => rule.step === step);
  const where = ({ step, id, at }: Rule) => ({ step, id, pointer: at });
  const blocks = ({ severity }: Rule) => (severity === 'error' ? 'migration' : 'harmless');
  return [
    ...added.map((rule) => change('ruleAdded', blocks(rule), where(rule))),
    ...removed.filter(isShared).map((rule) => change('ruleRemoved', 'harmless', where(rule))),
    ...both.flatMap(([was, is]) => [
      ...(isEqual([was.assert, was.scope], [is.assert, is.scope])
        ? []
        : [change('ruleChanged', blocks(is), where(is), was.assert, is.assert)]),
      ...(was.severity === is.severity
        ? []
        : [change('ruleSeverity', blocks(is), where(is), was.severity, is.severity)]),
      ...(was.at === is.at ? [] : [change('rulePlace', 'harmless', where(is), was.at, is.at)]),
    ]),
  ];
}

/** What has changed of tables, row by row; a row is known by its first column and the day from which it is valid. */
export function tableChanges({ older, newer }: Comparison): Change[] {
  const { added, removed, both } = sides(
    Object.entries(older.tables),
    Object.entries(newer.tables),
    ([name]) => name,
  );
  return [
    ...added.map(([id]) => change('tableAdded', 'harmless', { id })),
    ...removed.map(([id]) => change('tableRemoved', 'harmless', { id })),
    ...both.flatMap(([[id, was], [, is]]) => {
      const first = is.columns[0] ?? '';
      const rows = sides(was.rows, is.rows, (row) => canonicalJson([row[first] ?? '', row.valid_from ?? '']));
      const name = (row: Readonly<Record<string, string>>) => row[first] ?? '';
      return [
        ...(isEqual(was.columns, is.columns)
          ? []
          : [change('tableColumns', 'harmless', { id }, was.columns, is.columns)]),
        ...rows.added.map((row) => change('rowAdded', 'harmless', { id }, undefined, name(row))),
        ...rows.removed.map((row) => change('rowRemoved', 'harmless', { id }, name(row))),
        ...rows.both
          .filter(([one, other]) => !isEqual(one, other))
          .map(([one, other]) => change('rowChanged', 'harmless', { id }, one, other)),
      ];
    }),
  ];
}

/** Texts that say something else, and those that come or go beside something that stays. */
export function textChanges({ older, newer, operations }: Comparison): Change[] {
  const languages = newer.languages.filter((language) => older.languages.includes(language));
  return languages.flatMap((language) => {
    const [was, is] = [older.texts[language] ?? {}, newer.texts[language] ?? {}];
    const before = new Map(Object.entries(was).map(([key, text]) => [newerKey(key, operations), text]));
    return [...new Set([...before.keys(), ...Object.keys(is)])].flatMap((id): Change[] => {
      const [old, text] = [before.get(id), is[id]];
      if (old === text || (isTitle(id) && (old === undefined || text === undefined))) return [];
      const owner = ownerOf(id);
      if (owner !== undefined && (!before.has(owner) || is[owner] === undefined)) return [];
      const kind = old === undefined ? 'textAdded' : text === undefined ? 'textRemoved' : 'textChanged';
      return [change(kind, 'harmless', { id, language }, old, text)];
    });
  });
}

/** The text that names a thing: it comes and goes with it, and that is said elsewhere. */
const isTitle = (id: string) =>
  !/\.(?:help|placeholder|start|end|description|action\.\w+|error\..+)$/.test(id);

const ownerOf = (id: string) => {
  const owner = id.replace(/\.(?:help|placeholder|start|end|description|action\.\w+|error\..+)$/, '.title');
  return owner === id ? undefined : owner;
};

/** The key of a text about a field or a step under the names of the newer version. */
function newerKey(key: string, operations: Comparison['operations']): string {
  const match =
    /^(field|step|outcome)\.([a-z0-9-]+)(?:\.(.+?))??(\.(?:title|help|placeholder|start|end|description|action\..+|option\..+|error\..+))?$/.exec(
      key,
    );
  if (!match || operations.length === 0) return key;
  const [, area = '', step = '', path, tail = ''] = match;
  const pointer = path === undefined ? '' : `/${path.replaceAll('.', '/')}`;
  const at =
    area === 'field'
      ? newerAddress(operations, { step, pointer })
      : { ...newerAddress(operations, { step, pointer: '' }), pointer };
  return `${area}.${at.step}${at.pointer.replaceAll('/', '.')}${tail}`;
}
