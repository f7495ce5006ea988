import { type Field, getAt, isGiven, type Pointer, patternOf, type StepData } from '@greffe/definition';
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
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
