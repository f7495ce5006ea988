import { type Field, getAt, type Pointer } from '@greffe/definition';
import { isSameErrors } from './errors.ts';
import type { FieldState, StepSnapshot } from './types.ts';

const noErrors: readonly never[] = [];

/** The state of one field as its widget needs it. A section's own value is left out: it changes with every key. */
export function fieldStateOf(field: Field | undefined, pointer: Pointer, snapshot: StepSnapshot): FieldState {
  return {
    value: pointer === '' || field?.kind === 'object' ? undefined : getAt(snapshot.data, pointer),
    isHidden: snapshot.hidden.has(pointer),
    isRequired: snapshot.required.has(pointer),
    isReadOnly: snapshot.readOnly.has(pointer),
    ...(field?.options ? { options: snapshot.options(pointer) } : {}),
    errors: snapshot.errors.get(pointer) ?? noErrors,
  };
}

function hasSameItems(a: readonly unknown[] = [], b: readonly unknown[] = []): boolean {
  return a === b || (a.length === b.length && a.every((item, index) => Object.is(item, b[index])));
}

/** Whether a widget would draw the same. */
export function isSameField(a: FieldState, b: FieldState): boolean {
  return (
    Object.is(a.value, b.value) &&
    a.isHidden === b.isHidden &&
    a.isRequired === b.isRequired &&
    a.isReadOnly === b.isReadOnly &&
    hasSameItems(a.options, b.options) &&
    isSameErrors(a.errors, b.errors)
  );
}
