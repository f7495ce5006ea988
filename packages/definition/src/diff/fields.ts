import { patternOf } from '../data/pattern.ts';
import { pointerParts } from '../data/pointer.ts';
import type { Address } from '../migrate/types.ts';
import type { Bundle, Field, JsonSchema, Pointer, ScopedExpression, Step } from '../types.ts';
import {
  type Comparison,
  change,
  isEqual,
  newerAddress,
  olderAddress,
  operationsOn,
  sides,
} from './comparison.ts';
import type { Change, ChangeKind, Impact } from './types.ts';

/** What has changed of the fields of every step that both versions have, and of fields between them. */
export function fieldChanges(comparison: Comparison): Change[] {
  const { older, newer } = comparison;
  const known = new Set<string>();
  const changes = Object.values(newer.steps).flatMap((step) => {
    const isNew = !Object.hasOwn(older.steps, olderAddress(comparison, { step: step.id, pointer: '' }).step);
    return step.fields.flatMap((field): Change[] => {
      const address = { step: step.id, pointer: field.pointer };
      const before = olderAddress(comparison, address);
      const was = fieldAt(older, before);
      if (!was) return isNew ? [] : added(comparison, step.id, field);
      known.add(keyOf(before));
      return [...named(before, address, comparison), ...compare(comparison, before, was, address, field)];
    });
  });
  return [...changes, ...removed(comparison, known), ...orders(comparison)];
}

const keyOf = ({ step, pointer }: Address) => `${step} ${pointer}`;

const fieldAt = (bundle: Bundle, { step, pointer }: Address): Field | undefined =>
  Object.hasOwn(bundle.steps, step)
    ? bundle.steps[step]?.fields.find((field) => field.pointer === pointer)
    : undefined;

/** An item of a list is no field of its own for a person. */
const isItem = (pointer: Pointer) => pointer.endsWith('/*');

function added(comparison: Comparison, step: string, field: Field): Change[] {
  const { pointer, kind, logic } = field;
  const isMade = comparison.operations.some(
    (one) => one.op === 'split' && one.into.some((part) => part.pointer === pointer) && one.step === step,
  );
  if (isItem(pointer) || isMade) return [];
  const where = { step, pointer };
  if (logic.required !== true) return [change('fieldAdded', 'harmless', where, undefined, kind)];
  const hasDefault = operationsOn(comparison, where).some(({ op }) => op === 'default');
  return [change('fieldAddedRequired', hasDefault ? 'harmless' : 'migration', where, undefined, kind)];
}

function removed({ older, newer, operations }: Comparison, known: ReadonlySet<string>): Change[] {
  return Object.values(older.steps).flatMap((step) => {
    const hasStep = Object.hasOwn(newer.steps, newerAddress(operations, { step: step.id, pointer: '' }).step);
    if (!hasStep) return [];
    return step.fields.flatMap((field): Change[] => {
      const address = { step: step.id, pointer: field.pointer };
      if (known.has(keyOf(address)) || isItem(field.pointer)) return [];
      const split = operations.find(
        (one, index) =>
          one.op === 'split' &&
          keyOf(newerAddress(operations.slice(0, index), address)) ===
            keyOf({ step: one.step, pointer: one.pointer }),
      );
      if (split?.op === 'split') {
        const parts = split.into.map(({ pointer }) => pointer);
        return [change('fieldSplit', 'harmless', address, undefined, parts)];
      }
      return [change('fieldRemoved', 'loss', address, field.kind)];
    });
  });
}

/** A field that an operation has given another name or place; what lies in it went along without a word. */
function named(before: Address, address: Address, { operations }: Comparison): Change[] {
  const isOwn = operations.some(
    (one, index) =>
      (one.op === 'renameField' || one.op === 'move') &&
      keyOf(
        newerAddress(
          operations.slice(index + 1),
          one.op === 'move' ? one.to : { step: one.step, pointer: one.to },
        ),
      ) === keyOf(address),
  );
  if (!isOwn) return [];
  const parent = (pointer: Pointer) => pointer.slice(0, pointer.lastIndexOf('/'));
  const stays =
    operations.every((one) => one.op !== 'move') && parent(before.pointer) === parent(address.pointer);
  return [change(stays ? 'fieldRenamed' : 'fieldMoved', 'harmless', address, before, address)];
}

function compare(comparison: Comparison, before: Address, was: Field, where: Address, is: Field): Change[] {
  const operations = operationsOn(comparison, where);
  const isRetyped = operations.some(({ op }) => op === 'retype');
  if (was.kind !== is.kind) {
    return [change('fieldKind', isRetyped ? 'harmless' : 'migration', where, was.kind, is.kind)];
  }
  return [
    ...limits(comparison, before, where),
    ...(isEqual(was.format, is.format)
      ? []
      : [change('fieldFormat', 'migration', where, was.format, is.format)]),
    ...(isEqual(was.unit, is.unit) ? [] : [change('fieldUnit', 'migration', where, was.unit, is.unit)]),
    ...required(
      was,
      is,
      where,
      operations.some(({ op }) => op === 'default'),
    ),
    ...expressions(was, is, where),
    ...optionChanges(comparison, was, is, where),
    ...(isEqual([was.layout, was.drawing], [is.layout, is.drawing])
      ? []
      : [change('fieldLayout', 'harmless', where, was.layout, is.layout)]),
  ];
}

/** Keywords of a schema that limit a value, and whether a value after it is narrower. */
const LIMITS: readonly [string, ChangeKind, (before: unknown, after: unknown) => boolean][] = [
  ['minimum', 'fieldMinimum', (before, after) => after !== undefined && !(Number(before) >= Number(after))],
  ['maximum', 'fieldMaximum', (before, after) => after !== undefined && !(Number(before) <= Number(after))],
  ['multipleOf', 'fieldMultipleOf', (_before, after) => after !== undefined],
  [
    'minLength',
    'fieldMinLength',
    (before, after) => after !== undefined && !(Number(before) >= Number(after)),
  ],
  [
    'maxLength',
    'fieldMaxLength',
    (before, after) => after !== undefined && !(Number(before) <= Number(after)),
  ],
  ['minItems', 'fieldMinItems', (before, after) => after !== undefined && !(Number(before) >= Number(after))],
  ['maxItems', 'fieldMaxItems', (before, after) => after !== undefined && !(Number(before) <= Number(after))],
  ['uniqueItems', 'fieldUniqueItems', (_before, after) => after === true],
  ['pattern', 'fieldPattern', (_before, after) => after !== undefined],
];

function limits({ older, newer }: Comparison, before: Address, where: Address): Change[] {
  const [was, is] = [
    schemaAt(older.steps[before.step], before.pointer),
    schemaAt(newer.steps[where.step], where.pointer),
  ];
  return LIMITS.flatMap(([keyword, kind, isNarrower]): Change[] => {
    const [from, to] = [was?.[keyword], is?.[keyword]];
    // What a format brings with it is no limit that somebody set.
    if (isEqual(from, to) || (keyword === 'maxLength' && was?.format !== is?.format)) return [];
    return [change(kind, isNarrower(from, to) ? 'migration' : 'harmless', where, from, to)];
  });
}

function schemaAt(step: Step | undefined, pointer: Pointer): JsonSchema | undefined {
  return pointerParts(patternOf(pointer)).reduce<JsonSchema | undefined>(
    (schema, part) =>
      part === '*'
        ? (schema?.items as JsonSchema | undefined)
        : (schema?.properties as Readonly<Record<string, JsonSchema>> | undefined)?.[part],
    step?.schema,
  );
}

const celOf = (value: boolean | ScopedExpression | undefined) =>
  typeof value === 'object' ? value.cel : value === true ? true : undefined;

function required(was: Field, is: Field, where: Address, hasDefault: boolean): Change[] {
  const [before, after] = [celOf(was.logic.required), celOf(is.logic.required)];
  if (before === after) return [];
  if (after === undefined) return [change('fieldOptional', 'harmless', where, before)];
  const impact: Impact = hasDefault || before === true ? 'harmless' : 'migration';
  return [change(after === true ? 'fieldRequired' : 'fieldRequiredWhen', impact, where, before, after)];
}

const EXPRESSIONS = [
  ['visible', 'fieldVisible'],
  ['readOnly', 'fieldReadOnly'],
  ['derived', 'fieldDerived'],
  ['initial', 'fieldInitial'],
  ['clearedWhen', 'fieldClearedWhen'],
] as const;

function expressions(was: Field, is: Field, where: Address): Change[] {
  return EXPRESSIONS.flatMap(([name, kind]): Change[] => {
    const [before, after] = [celOf(was.logic[name]), celOf(is.logic[name])];
    return before === after ? [] : [change(kind, 'harmless', where, before, after)];
  });
}

function optionChanges(comparison: Comparison, was: Field, is: Field, where: Address): Change[] {
  const renames = operationsOn(comparison, where).flatMap((one) => (one.op === 'renameOption' ? [one] : []));
  const after = (value: string) => renames.reduce((name, { from, to }) => (name === from ? to : name), value);
  const renamed = (was.options ?? []).filter(({ value }) => after(value) !== value);
  const older = (was.options ?? []).map((option) => ({ ...option, value: after(option.value) }));
  const { added, removed, both } = sides(older, is.options ?? [], ({ value }) => value);
  const isMade = (value: string) => renamed.some((option) => after(option.value) === value);
  const dates = ({ validFrom, validTo }: NonNullable<Field['options']>[number]) => ({ validFrom, validTo });
  return [
    ...renamed.map(({ value }) =>
      change('optionRenamed', 'harmless', { ...where, id: after(value) }, value, after(value)),
    ),
    ...added
      .filter(({ value }) => !isMade(value))
      .map(({ value }) => change('optionAdded', 'harmless', { ...where, id: value })),
    ...removed.map(({ value }) => change('optionRemoved', 'loss', { ...where, id: value })),
    ...both
      .filter(([one, other]) => !isEqual(dates(one), dates(other)))
      .map(([one, other]) =>
        change('optionDates', 'migration', { ...where, id: other.value }, dates(one), dates(other)),
      ),
  ];
}

/** Whether the fields that both versions have come in another order on the screen. */
function orders(comparison: Comparison): Change[] {
  return Object.values(comparison.newer.steps).flatMap((step): Change[] => {
    const places = step.fields.flatMap((field) => {
      const before = olderAddress(comparison, { step: step.id, pointer: field.pointer });
      const index = comparison.older.steps[before.step]?.fields.findIndex(
        ({ pointer }) => pointer === before.pointer,
      );
      return index === undefined || index < 0 ? [] : [index];
    });
    const isSorted = places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
    const isMoved = comparison.operations.some(({ op }) => op === 'move');
    return isSorted || isMoved ? [] : [change('fieldOrder', 'harmless', { step: step.id })];
  });
}
