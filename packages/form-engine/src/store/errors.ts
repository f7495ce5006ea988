import { type Field, getAt, isGiven, type Pointer, patternOf, type StepData } from '@greffe/definition';
import { isOneWidget } from './isOneWidget.ts';
import type { ShownError } from './types.ts';

/** What decides which of the known errors a person is shown. */
export interface Showing {
  readonly data: StepData;
  readonly touched: ReadonlySet<Pointer>;
  /** Fields that stopped the last submit. */
  readonly reported: ReadonlySet<Pointer>;
}

/**
 * What stopped a submit is shown, and a rule that a value breaks, at once; a value of the wrong form when its field has
 * been left. What is still empty is never reproached before a submit.
 */
export function isShown(error: ShownError, { data, touched, reported }: Showing): boolean {
  if (error.text !== undefined || reported.has(error.pointer)) return true;
  const mayBeSaid = error.code === 'rule' || touched.has(error.pointer);
  return mayBeSaid && isGiven(getAt(data, error.pointer));
}

/**
 * Puts what is wrong with an item of a list where the list is asked for, when one widget shows it whole: boxes to tick,
 * places on a drawing. The item has no place of its own on the screen to which a person could be led.
 */
export function placing(
  fields: readonly Field[],
): <E extends ShownError>(errors: readonly E[]) => readonly E[] {
  const whole = new Set(
    fields
      .filter((field) => field.kind === 'list' && isOneWidget(field))
      .map(({ pointer }) => `${pointer}/*`),
  );
  if (whole.size === 0) return (errors) => errors;
  return (errors) =>
    errors.map((error) =>
      whole.has(patternOf(error.pointer))
        ? { ...error, pointer: error.pointer.slice(0, error.pointer.lastIndexOf('/')) }
        : error,
    );
}

/** Errors by field; what is said twice is said once. */
export function byPointer(errors: readonly ShownError[]): ReadonlyMap<Pointer, readonly ShownError[]> {
  const grouped = new Map<Pointer, ShownError[]>();
  for (const error of errors) {
    const group = grouped.get(error.pointer) ?? [];
    const isSaid = group.some((other) => other.code === error.code && other.message === error.message);
    if (!isSaid) grouped.set(error.pointer, [...group, error]);
  }
  return grouped;
}

/** The order of the screen; what belongs to no field comes last. */
export function inScreenOrder(
  errors: readonly ShownError[],
  fields: readonly Field[],
): readonly ShownError[] {
  if (errors.length < 2) return errors;
  const order = new Map(fields.map(({ pointer }, index) => [pointer, index]));
  const rank = (error: ShownError) => order.get(patternOf(error.pointer)) ?? fields.length;
  return [...errors].sort((a, b) => rank(a) - rank(b));
}

/** Whether a change at one place can mend an error at another: one holds the other. */
export function concerns(error: ShownError, changed: Pointer): boolean {
  if (error.pointer === '') return false;
  return (
    error.pointer === changed ||
    `${error.pointer}/`.startsWith(`${changed}/`) ||
    changed.startsWith(`${error.pointer}/`)
  );
}

/** Whether the same errors are said. */
export function isSameErrors(a: readonly ShownError[], b: readonly ShownError[]): boolean {
  return a === b || (a.length === b.length && JSON.stringify(a) === JSON.stringify(b));
}
