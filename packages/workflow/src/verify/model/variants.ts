import { type Field, patternOf, type StepData, toPointer } from '@greffe/definition';
import type { Literals } from './literals.ts';
import { representativesOf } from './representatives.ts';

/** Combinations of one step beyond which values are left out, and the report says so. */
const MOST_VARIANTS = 3000;
const ABSENT = Symbol('absent');

/** Data of a step that its readers may tell apart. */
export interface Variants {
  readonly data: readonly StepData[];
  /** Whether there were too many combinations to look at each. */
  readonly isCut: boolean;
}

/** A path that expressions read, such as `kind` or `services.*.date`, with its values. */
interface Choice {
  readonly path: readonly string[];
  readonly values: readonly unknown[];
}

/**
 * Every combination of the representative values of the paths that are read. What a step must hold is never absent;
 * a field that may be hidden or left out is absent too. Rules are not looked at: combinations that they forbid stay.
 */
export function variantsOf(fields: readonly Field[], paths: readonly string[], literals: Literals): Variants {
  const byRoot = Map.groupBy(new Set(paths), (path) =>
    path.includes('*') ? path.slice(0, path.indexOf('.*')) : '',
  );
  const choices = (byRoot.get('') ?? []).map((path) => choiceOf(fields, path, literals));
  for (const [root, inner] of byRoot) {
    if (root !== '') choices.push({ path: root.split('.'), values: listsOf(fields, root, inner, literals) });
  }
  // Parents first, so that an object that is given can be filled.
  choices.sort((a, b) => a.path.length - b.path.length);
  let data: StepData[] = [{}];
  let isCut = false;
  for (const choice of choices) {
    const next = data.flatMap((known) => choice.values.map((value) => withValue(known, choice.path, value)));
    isCut ||= next.length > MOST_VARIANTS;
    data = unique(next.slice(0, MOST_VARIANTS));
  }
  return { data, isCut };
}

function choiceOf(fields: readonly Field[], path: string, literals: Literals): Choice {
  const parts = path.split('.');
  const field = fieldAt(fields, parts);
  if (field?.kind === 'list') return { path: parts, values: listsOf(fields, path, [], literals) };
  const values = representativesOf(field, literals);
  return { path: parts, values: isAlwaysGiven(fields, parts) ? values : [ABSENT, ...values] };
}

const fieldAt = (fields: readonly Field[], parts: readonly string[]): Field | undefined => {
  const pointer = patternOf(toPointer(parts));
  return fields.find((field) => field.pointer === pointer);
};

/** Whether a validated step holds the value whatever else it holds: required, never hidden, and so its parents. */
export function isAlwaysGiven(fields: readonly Field[], parts: readonly string[]): boolean {
  return parts.every((_, index) => {
    const field = fieldAt(fields, parts.slice(0, index + 1));
    if (field === undefined || field.logic.visible !== undefined) return false;
    return field.kind === 'object' || field.logic.required === true;
  });
}

/** Lists of none, of one item of each kind, and of as many as an expression counts. */
function listsOf(
  fields: readonly Field[],
  root: string,
  paths: readonly string[],
  literals: Literals,
): readonly unknown[] {
  const inner = paths.map((path) => path.slice(root.length + 3)).filter((path) => path !== '');
  const ownFields = fields
    .filter((field) => field.pointer.startsWith(`${toPointer(root.split('.'))}/*/`))
    .map((field) => ({ ...field, pointer: field.pointer.slice(toPointer(root.split('.')).length + 2) }));
  const items: readonly unknown[] =
    inner.length > 0 ? variantsOf(ownFields, inner, literals).data : scalarItems(fields, root, literals);
  const [first] = items;
  const counts = literals.numbers.flatMap((number) => [number - 1, number, number + 1]);
  return [
    ABSENT,
    ...items.map((item) => [item]),
    ...items.slice(0, 4).flatMap((a) =>
      items
        .slice(0, 4)
        .filter((b) => b !== a)
        .map((b) => [a, b]),
    ),
    ...counts
      .filter((count) => Number.isInteger(count) && count > 1 && count <= 12)
      .map((count) => Array.from({ length: count }, () => first)),
  ];
}

function scalarItems(fields: readonly Field[], root: string, literals: Literals): readonly unknown[] {
  const item = fieldAt(fields, [...root.split('.'), '*']);
  return representativesOf(item, literals);
}

function withValue(data: StepData, [key = '', ...rest]: readonly string[], value: unknown): StepData {
  if (value === ABSENT) return data;
  const old = data[key];
  const isObject = typeof old === 'object' && old !== null && !Array.isArray(old);
  const inner = isObject ? (old as StepData) : {};
  if (rest.length > 0) return { ...data, [key]: withValue(inner, rest, value) };
  return { ...data, [key]: isObject && typeof value === 'object' ? { ...inner, ...value } : value };
}

function unique(list: readonly StepData[]): StepData[] {
  return [...new Map(list.map((data) => [JSON.stringify(data), data])).values()];
}
