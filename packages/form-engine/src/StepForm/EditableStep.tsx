import { flushPendingCommits, Stack } from '@greffe/ui';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStepFiles } from '../files/FilesContext.ts';
import { StepErrors } from '../StepErrors/StepErrors.tsx';
import { createStepStore } from '../store/createStepStore.ts';
import { stepOf } from '../store/stepOf.ts';
import { engineTexts } from '../texts/engineTexts.ts';
import { StepFields } from './StepFields.tsx';
import type { StepFormAccess, StepFormProps } from './StepForm.types.ts';
import { AsideContext, StepContext, SubmitContext } from './StepFormContext.ts';
import { sayError } from './sayError.ts';
import { useStoreInputs } from './useStoreInputs.ts';

/** The step's fields: the store holds the data, rjsf draws. */
export function EditableStep(props: StepFormProps) {
  const { bundle, language, renderAside, idPrefix = 'root', isSubmitting = false } = props;
  const step = stepOf(bundle, props.step);
  const [store] = useState(() => createStepStore(props));
  useStoreInputs(store, props);

  const context = useMemo(
    () => ({ store, say: sayError(bundle, step.id, language), t: engineTexts(language) }),
    [store, bundle, step.id, language],
  );
  const access = useMemo<StepFormAccess>(
    () => ({ subscribe: store.subscribe, getData: () => store.getSnapshot().data, change: store.change }),
    [store],
  );
  const aside = useMemo(
    () => (renderAside ? (pointer: string) => renderAside(pointer, access) : null),
    [renderAside, access],
  );

  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const files = useStepFiles(step.id);
  const [isForFiles, setWaiting] = useState(false);
  const isWaiting = useRef(false);
  const submit = useCallback(() => {
    if (latest.current.isSubmitting || isWaiting.current) return;
    flushPendingCommits();
    const finish = () => {
      const result = store.submit();
      if (result.ok) latest.current.onSubmit?.(result.data);
    };
    const arriving = files.arriving();
    if (arriving === undefined) return finish();
    // What is on its way belongs to the step; what does not arrive is said beside it, and stops the step.
    isWaiting.current = true;
    setWaiting(true);
    void arriving.then((areThere) => {
      isWaiting.current = false;
      setWaiting(false);
      if (areThere) finish();
    });
  }, [store, files]);

  const { submitLabel, submitHint, saveState, actions } = props;
  const bar = useMemo(
    () => ({ submitLabel, submitHint, saveState, actions, isSubmitting: isSubmitting || isForFiles }),
    [submitLabel, submitHint, saveState, actions, isSubmitting, isForFiles],
  );
  return (
    <StepContext value={context}>
      <Stack gap={4}>
        <StepErrors step={step} idPrefix={idPrefix} />
        <AsideContext value={aside}>
          <SubmitContext value={bar}>
            <StepFields
              bundle={bundle}
              step={step}
              language={language}
              idPrefix={idPrefix}
              id={props.id}
              files={files}
              onSubmit={submit}
            />
          </SubmitContext>
        </AsideContext>
      </Stack>
    </StepContext>
  );
}
