import type { FieldError, Pointer, StepData } from '@greffe/definition';
import type { Explanation } from '@greffe/rules';
import type { FieldPlace } from './nodes.ts';
import { ancestorsOf, overlaps, valueAt } from './pointers.ts';
import type { RuleResult, ShownError } from './types.ts';

/** What decides which of the known errors a person is shown. */
export interface Showing {
  readonly data: StepData;
  readonly hidden: ReadonlySet<Pointer>;
  readonly touched: ReadonlySet<Pointer>;
  /** Fields that stopped the last submit. */
  readonly reported: ReadonlySet<Pointer>;
}

function messageOf(explanation: Explanation): string | undefined {
  if (explanation.truth !== 'notMet') return undefined;
  for (const child of explanation.children ?? []) {
    const message = messageOf(child);
    if (message) return message;
  }
  return explanation.message;
}

/** The error of a rule that is not met, with the sentence of the leaf that fails where it has one. */
export function ruleErrors(results: readonly RuleResult[], hidden: ReadonlySet<Pointer>): FieldError[] {
  return results
    .filter(({ explanation, at }) => explanation.truth === 'notMet' && !isHidden(at, hidden))
    .map(({ rule, at, explanation }) => ({
      pointer: at,
      severity: rule.severity,
      code: 'rule',
      params: {},
      message: messageOf(explanation) ?? rule.message,
      ...(rule.cite ? { cite: rule.cite } : {}),
    }));
}

/** Whether a place or one of its holders is hidden. */
export function isHidden(pointer: Pointer, hidden: ReadonlySet<Pointer>): boolean {
  return hidden.has(pointer) || ancestorsOf(pointer).some((ancestor) => hidden.has(ancestor));
}

/**
 * Before a field has been left or has stopped a submit, only rules speak; what is still empty is never reproached
 * before a submit.
 */
export function isShown(error: ShownError, showing: Showing): boolean {
  if (error.code === 'rule' || error.text !== undefined || showing.reported.has(error.pointer)) return true;
  return showing.touched.has(error.pointer) && valueAt(showing.data, error.pointer) !== undefined;
}

/** Errors by field; of several with the same words one is enough. */
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
  places: readonly FieldPlace[],
): readonly ShownError[] {
  const order = new Map(places.map(({ pointer }, index) => [pointer, index]));
  const rank = (error: ShownError) => order.get(error.pointer) ?? places.length;
  return [...errors].sort((a, b) => rank(a) - rank(b));
}

/** Server errors that a change at a field leaves standing. */
export function unanswered(errors: readonly ShownError[], changed: Pointer): readonly ShownError[] {
  return errors.filter((error) => error.pointer === '' || !overlaps(error.pointer, changed));
}
