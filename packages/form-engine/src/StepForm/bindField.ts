import type { Why } from '@greffe/rjsf-theme';
import { type EnumValue, ERRORS_KEY, type ErrorSchema, type UiSchema } from '@rjsf/utils';
import type { FieldState, ShownError } from '../store/types.ts';

function whyOf(errors: readonly ShownError[]): readonly Why[] {
  return errors.flatMap(({ cite }) => (cite ? [cite] : []));
}

function enumOrderOf(uiSchema: UiSchema | undefined, state: FieldState): EnumValue[] | undefined {
  const order = uiSchema?.['ui:enumOrder'];
  if (!state.options || !Array.isArray(order)) return undefined;
  const offered = new Set<EnumValue>(state.options.map((option) => option.value));
  if (order.every((value) => offered.has(value))) return order;
  // A value that is no longer offered stays on the screen, with its error, instead of vanishing unseen.
  return order.filter((value) => offered.has(value) || value === state.value);
}

/** The constant layout of a field with its state of now. */
export function bindUiSchema(
  uiSchema: UiSchema | undefined,
  state: FieldState,
  say: (error: ShownError) => string,
): UiSchema {
  const warnings = state.errors.filter((error) => error.severity === 'warning').map(say);
  const why = whyOf(state.errors);
  const enumOrder = enumOrderOf(uiSchema, state);
  const isAsLaidOut = !state.isReadOnly && !enumOrder && warnings.length === 0 && why.length === 0;
  if (uiSchema && isAsLaidOut) return uiSchema;
  return {
    ...uiSchema,
    ...(state.isReadOnly ? { 'ui:readonly': true } : {}),
    ...(enumOrder ? { 'ui:enumOrder': enumOrder } : {}),
    'ui:options': {
      ...uiSchema?.['ui:options'],
      ...(warnings.length > 0 ? { warnings } : {}),
      ...(why.length > 0 ? { why } : {}),
    },
  };
}

/** The words at a field, in the form in which rjsf hands them to a template. */
export function bindErrors(state: FieldState, say: (error: ShownError) => string): ErrorSchema | undefined {
  const words = state.errors.filter((error) => error.severity === 'error').map(say);
  return words.length > 0 ? ({ [ERRORS_KEY]: words } as ErrorSchema) : undefined;
}
