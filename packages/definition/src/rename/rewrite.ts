import type { RuleTree } from '@greffe/rules';
import type {
  CountersFile,
  FormFile,
  FromTable,
  LogicEntry,
  LogicFile,
  RuleEntry,
  RulesFile,
  SchemaNode,
  UiFile,
} from '../bundle/files.ts';
import { renameExpression } from './expression.ts';
import { renameModuleKey, renamePointer } from './keys.ts';
import type { Names } from './names.ts';

/** An object with other keys, in the same order. */
export function keys<T>(
  object: Readonly<Record<string, T>>,
  rename: (key: string) => string,
): Record<string, T> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [rename(key), value]));
}

function values<T, U>(object: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

/** form.json. */
export function form(file: FormFile, names: Names): FormFile {
  const role = (id: string) => names.rename('role', id);
  return {
    ...file,
    id: names.rename('registry', file.id),
    roles: file.roles.map((entry) => ({
      ...entry,
      id: role(entry.id),
      grantedBy: entry.grantedBy.map(role),
      ...(entry.namedBy ? { namedBy: entry.namedBy.map((answer) => fieldAt(answer, names)) } : {}),
    })),
    recordTypes: file.recordTypes.map((type) => {
      const { step, ...pointers } = type.beneficiary;
      const beneficiary = values(pointers, (pointer) => renamePointer(pointer, names)) as typeof pointers;
      const { listDate } = type;
      return {
        ...type,
        id: names.rename('recordType', type.id),
        createdBy: type.createdBy.map(role),
        beneficiary: { step: names.rename('step', step), ...beneficiary },
        ...(listDate ? { listDate: fieldAt(listDate, names) } : {}),
      };
    }),
  };
}

/** A field that form.json names. */
const fieldAt = ({ step, pointer }: { readonly step: string; readonly pointer: string }, names: Names) => ({
  step: names.rename('step', step),
  pointer: renamePointer(pointer, names),
});

/** rules.json and module.rules.json. */
export function rules(file: RulesFile, names: Names): RulesFile {
  return {
    rules: file.rules.map(
      (rule): RuleEntry => ({
        ...rule,
        id: names.rename('rule', rule.id),
        ...(rule.step === undefined ? {} : { step: names.rename('step', rule.step) }),
        ...(rule.scope === undefined ? {} : { scope: renamePointer(rule.scope, names) }),
        at: renamePointer(rule.at, names),
        assert: tree(rule.assert, names),
      }),
    ),
  };
}

/** counters.json. */
export function counters({ recipients, counters: entries }: CountersFile, names: Names): CountersFile {
  const role = (id: string) => names.rename('role', id);
  return {
    ...(recipients ? { recipients: recipients.map((id) => names.rename('recipient', id)) } : {}),
    counters: entries.map((entry) => ({
      ...entry,
      id: names.rename('counter', entry.id),
      counts: entry.counts.map(({ recordType, step, when, weight }) => ({
        recordType: names.rename('recordType', recordType),
        step: names.rename('step', step),
        ...(when === undefined ? {} : { when: renameExpression(when, names) }),
        ...(weight === undefined
          ? {}
          : { weight: typeof weight === 'string' ? renamePointer(weight, names) : weight }),
      })),
      at: renamePointer(entry.at, names),
      ...(typeof entry.period === 'object'
        ? { period: { yearOf: renamePointer(entry.period.yearOf, names) } }
        : {}),
      seenBy: entry.seenBy.map(role),
      ...(entry.recipientsChangedBy ? { recipientsChangedBy: entry.recipientsChangedBy.map(role) } : {}),
    })),
  };
}

function tree(part: RuleTree, names: Names): RuleTree {
  // The sentences of leaves are keys of rules, in a registry and in a module alike.
  const message = part.message === undefined ? {} : { message: renameModuleKey(part.message, names) };
  if ('all' in part) return { all: part.all.map((child) => tree(child, names)), ...message };
  if ('any' in part) return { any: part.any.map((child) => tree(child, names)), ...message };
  if ('not' in part) return { not: tree(part.not, names), ...message };
  return { cel: renameExpression(part.cel, names), ...message };
}

/** A step's or a module's schema. */
export function schema(node: SchemaNode, names: Names): SchemaNode {
  const { properties, items, enum: options, fromTable, $ref } = node;
  return {
    ...node,
    ...(properties
      ? {
          properties: keys(
            values(properties, (child) => schema(child, names)),
            (name) => names.rename('field', name),
          ),
        }
      : {}),
    ...(items ? { items: schema(items, names) } : {}),
    ...(options
      ? { enum: options.map((value) => (isRenamed(value, names) ? names.rename('option', value) : value)) }
      : {}),
    ...(fromTable ? { fromTable: table(fromTable, names) } : {}),
    ...($ref === undefined
      ? {}
      : { $ref: $ref.replace(/[^/]+(?=\/module\.schema\.json$)/, (id) => names.rename('module', id)) }),
  };
}

const isRenamed = (value: string, names: Names) => names.has('option', value);

function table(from: FromTable, names: Names): FromTable {
  const column = (name: string) => names.rename('column', name);
  return {
    table: names.rename('table', from.table),
    value: column(from.value),
    ...(from.validFrom === undefined ? {} : { validFrom: column(from.validFrom) }),
    ...(from.validTo === undefined ? {} : { validTo: column(from.validTo) }),
    ...(from.validOn === undefined ? {} : { validOn: renamePointer(from.validOn, names) }),
  };
}

/** A step's or a module's layout. */
export function ui(file: UiFile, names: Names): UiFile {
  return { fields: keys(file.fields, (pointer) => renamePointer(pointer, names)) };
}

/** A step's or a module's logic. */
export function logic(file: LogicFile, names: Names): LogicFile {
  const entry = (said: LogicEntry): LogicEntry =>
    values(said as Readonly<Record<string, unknown>>, (value) =>
      typeof value === 'string' ? renameExpression(value, names) : value,
    );
  return { fields: keys(values(file.fields, entry), (pointer) => renamePointer(pointer, names)) };
}
