import type { Facts, Field, FieldOption, Pointer, StepData } from '@greffe/definition';
import type { Derivation } from './derivation.ts';
import { ancestorsOf, valueAt, withIndicesOf } from './pointers.ts';
import type { FieldState, StepSnapshot } from './types.ts';

/** The flags of every field, worked out from the answers of its conditions. */
export function flagsOf(derivation: Derivation) {
  const hidden = new Set<Pointer>();
  const required = new Set<Pointer>();
  const readOnly = new Set<Pointer>();
  for (const { field, pointer } of derivation.nodes().places) {
    const isAnyAncestorIn = (set: ReadonlySet<Pointer>) =>
      ancestorsOf(pointer).some((holder) => set.has(holder));
    if (derivation.holds('visible', pointer) === false || isAnyAncestorIn(hidden)) hidden.add(pointer);
    if (derivation.holds('required', pointer) ?? field.logic.required === true) required.add(pointer);
    const isLocked = derivation.holds('readOnly', pointer) ?? field.logic.readOnly === true;
    if (isLocked || derivation.isDerived(pointer) || isAnyAncestorIn(readOnly)) readOnly.add(pointer);
  }
  return { hidden, required, readOnly };
}

/** The same set as before where it holds the same, so that nothing that looks at it draws again. */
export function kept<Item>(before: ReadonlySet<Item>, now: ReadonlySet<Item>): ReadonlySet<Item> {
  return before.size === now.size && [...now].every((item) => before.has(item)) ? before : now;
}

function isOffered(option: FieldOption, pointer: Pointer, data: StepData, facts: Facts): boolean {
  const judged = option.validOn ? valueAt(data, withIndicesOf(option.validOn, pointer)) : undefined;
  const day = typeof judged === 'string' ? judged : facts.today;
  return (!option.validFrom || option.validFrom <= day) && (!option.validTo || day <= option.validTo);
}

/** The options of a choice that can be taken on the day that counts. */
export function offeredOptions(
  field: Field,
  pointer: Pointer,
  data: StepData,
  facts: Facts,
): readonly FieldOption[] | undefined {
  return field.options?.filter((option) => isOffered(option, pointer, data, facts));
}

const noErrors: readonly never[] = [];

/** The state of one field as its widget needs it. A section's own value is left out: it changes with every key. */
export function fieldStateOf(
  field: Field | undefined,
  pointer: Pointer,
  snapshot: StepSnapshot,
  facts: Facts,
): FieldState {
  const options = field && offeredOptions(field, pointer, snapshot.data, facts);
  return {
    value: field?.kind === 'object' ? undefined : valueAt(snapshot.data, pointer),
    isHidden: snapshot.hidden.has(pointer),
    isRequired: snapshot.required.has(pointer),
    isReadOnly: snapshot.readOnly.has(pointer),
    ...(options ? { options } : {}),
    errors: snapshot.errors.get(pointer) ?? noErrors,
  };
}

function hasSameItems(a: readonly unknown[] = [], b: readonly unknown[] = []): boolean {
  return a.length === b.length && a.every((item, index) => Object.is(item, b[index]));
}

/** Whether a widget would draw the same. */
export function isSameField(a: FieldState, b: FieldState): boolean {
  return (
    Object.is(a.value, b.value) &&
    a.isHidden === b.isHidden &&
    a.isRequired === b.isRequired &&
    a.isReadOnly === b.isReadOnly &&
    hasSameItems(a.options, b.options) &&
    hasSameErrors(a.errors, b.errors)
  );
}

function hasSameErrors(a: FieldState['errors'], b: FieldState['errors']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
