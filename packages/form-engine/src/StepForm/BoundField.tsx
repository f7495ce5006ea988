import { toPointer } from '@greffe/definition';
import { afterPress } from '@greffe/ui';
import type { ErrorSchema, FieldPathList, FieldProps } from '@rjsf/utils';
import { memo, useMemo, useSyncExternalStore } from 'react';
import { bindErrors, bindUiSchema } from './bindField.ts';
import { drawField } from './StepField.tsx';
import { useStepContext } from './StepFormContext.ts';

/**
 * A field bound to the store: it draws when the state of this very field changes, and a value typed goes
 * to the store alone. rjsf's own Form would copy and derive the whole step again for every key (see the README).
 */
export const BoundField = memo(function BoundField(props: FieldProps) {
  const { store, say } = useStepContext();
  const { schema, uiSchema, fieldPathId, onBlur } = props;
  const { path } = fieldPathId;
  const bound = useMemo(() => {
    const pointer = toPointer(path);
    return {
      state: () => store.getField(pointer),
      change: (value: unknown, at: FieldPathList, _errors?: ErrorSchema) =>
        store.change(toPointer(at), value),
      set: (value: unknown) => store.change(pointer, value),
      blur(id: string, value: unknown) {
        afterPress(() => store.touch(pointer));
        onBlur(id, value);
      },
    };
  }, [store, path, onBlur]);
  const state = useSyncExternalStore(store.subscribe, bound.state);
  if (state.isHidden) return null;
  const errorSchema = bindErrors(state, say);
  const isSection = schema.type === 'object';
  const field = {
    ...props,
    // Not kept: this draws when something of the field has changed, and the layout is the same object until it has.
    uiSchema: bindUiSchema(uiSchema, state, say),
    ...(errorSchema && { errorSchema }),
    formData: isSection ? props.formData : state.value,
    required: state.isRequired,
    onChange: bound.change,
    onBlur: isSection ? onBlur : bound.blur,
  };
  return drawField(field, bound.set);
});
