import { toPointer } from '@greffe/definition';
// Not from the package's root: that brings its test helpers, and with them a validator that compiles in the page.
import SchemaField from '@rjsf/core/lib/components/fields/SchemaField.js';
import type { ErrorSchema, FieldPathList, FieldProps } from '@rjsf/utils';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { bindErrors, bindUiSchema } from './bindField.ts';
import { useStepContext } from './StepFormContext.ts';

/**
 * rjsf's SchemaField, bound to the store: it draws when the state of this very field changes, and a value typed goes
 * to the store alone. rjsf's own Form would copy and derive the whole step again for every key (see the README).
 */
export function BoundField(props: FieldProps) {
  const { store, say } = useStepContext();
  const { schema, uiSchema, fieldPathId, onBlur } = props;
  const pointer = useMemo(() => toPointer(fieldPathId.path), [fieldPathId.path]);
  const state = useSyncExternalStore(store.subscribe, () => store.getField(pointer));
  const boundUiSchema = useMemo(() => bindUiSchema(uiSchema, state, say), [uiSchema, state, say]);
  const errorSchema = useMemo(() => bindErrors(state, say), [state, say]);
  const change = useCallback(
    (value: unknown, path: FieldPathList, _errors?: ErrorSchema) => store.change(toPointer(path), value),
    [store],
  );
  const blur = useCallback(
    (id: string, value: unknown) => {
      store.touch(pointer);
      onBlur(id, value);
    },
    [store, pointer, onBlur],
  );
  if (state.isHidden) return null;
  const isSection = schema.type === 'object';
  return (
    <SchemaField
      {...props}
      uiSchema={boundUiSchema}
      {...(errorSchema && { errorSchema })}
      formData={isSection ? props.formData : state.value}
      required={state.isRequired}
      onChange={change}
      onBlur={isSection ? onBlur : blur}
    />
  );
}
