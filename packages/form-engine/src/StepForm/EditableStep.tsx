import { theme } from '@greffe/rjsf-theme';
import { flushPendingCommits } from '@greffe/ui';
import { withTheme } from '@rjsf/core';
import { type FormEvent, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { StepErrors } from '../StepErrors/StepErrors.tsx';
import { createStepStore } from '../store/createStepStore.ts';
import { stepOf } from '../store/stepOf.ts';
import { engineTexts } from '../texts/engineTexts.ts';
import { BoundField } from './BoundField.tsx';
import { buildUiSchema } from './buildUiSchema.ts';
import { rendererValidator } from './rendererValidator.ts';
import { renderSchemaOf } from './renderSchema.ts';
import type { StepFormAccess, StepFormProps } from './StepForm.types.ts';
import { AsideContext, StepContext } from './StepFormContext.ts';
import { SubmitBar } from './SubmitBar.tsx';
import { sayError } from './sayError.ts';
import { SectionWithAside } from './templates.tsx';
import { useErrorTitle } from './useErrorTitle.ts';
import { useStoreInputs } from './useStoreInputs.ts';

const ThemedForm = withTheme(theme);
const fields = { SchemaField: BoundField };
const templates = { ObjectFieldTemplate: SectionWithAside };

/** The step's fields; the store holds the data, rjsf draws. */
export function EditableStep(props: StepFormProps) {
  const { bundle, language, facts, onSubmit, renderAside, isSubmitting = false, idPrefix = 'root' } = props;
  const step = stepOf(bundle, props.step);
  const [store] = useState(() => createStepStore(props));
  const snapshot = useSyncExternalStore(store.subscribe, store.getSnapshot);
  useStoreInputs(store, props);

  const t = useMemo(() => engineTexts(language), [language]);
  const uiSchema = useMemo(() => buildUiSchema(bundle, step, language), [bundle, step, language]);
  const context = useMemo(
    () => ({ store, say: sayError(bundle, step.id, language) }),
    [store, bundle, step.id, language],
  );
  const formContext = useMemo(() => ({ language, today: facts.today }), [language, facts.today]);
  const access = useMemo<StepFormAccess>(
    () => ({ subscribe: store.subscribe, getData: () => store.getSnapshot().data, change: store.change }),
    [store],
  );
  const aside = useMemo(
    () => (renderAside ? (pointer: string) => renderAside(pointer, access) : null),
    [renderAside, access],
  );
  const prefixed = useCallback((title: string) => t('title.error', { title }), [t]);
  useErrorTitle(snapshot.summary.length > 0, prefixed);

  const submit = useCallback(
    (_change: unknown, event: FormEvent) => {
      event.preventDefault();
      if (isSubmitting) return;
      flushPendingCommits();
      const result = store.submit();
      if (result.ok) onSubmit?.(result.data);
    },
    [store, onSubmit, isSubmitting],
  );

  return (
    <StepContext value={context}>
      <AsideContext value={aside}>
        <StepErrors
          errors={snapshot.summary}
          stops={snapshot.stops}
          say={context.say}
          t={t}
          idPrefix={idPrefix}
          step={step}
        />
        <ThemedForm
          {...(props.id ? { id: props.id } : {})}
          schema={renderSchemaOf(step)}
          uiSchema={uiSchema}
          validator={rendererValidator}
          formContext={formContext}
          fields={fields}
          templates={templates}
          idPrefix={idPrefix}
          noValidate
          noHtml5Validate
          showErrorList={false}
          onSubmit={submit}
        >
          <SubmitBar {...props} t={t} isSubmitting={isSubmitting} />
        </ThemedForm>
      </AsideContext>
    </StepContext>
  );
}
