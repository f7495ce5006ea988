import type { Step } from '@greffe/definition';
import { patternOf } from '@greffe/definition';
import { fieldId } from '@greffe/rjsf-theme';
import { ErrorSummary } from '@greffe/ui';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useStepContext } from '../StepForm/StepFormContext.ts';
import { useErrorTitle } from '../StepForm/useErrorTitle.ts';

export interface StepErrorsProps {
  readonly step: Step;
  readonly idPrefix: string;
}

/** What stopped the submit: how many errors, and a link to each field with the words that stand there too. */
export function StepErrors({ step, idPrefix }: StepErrorsProps) {
  const { store, say, t } = useStepContext();
  const errors = useSyncExternalStore(store.subscribe, () => store.getSnapshot().summary);
  const stops = useSyncExternalStore(store.subscribe, () => store.getSnapshot().stops);
  const prefixed = useCallback((title: string) => t('title.error', { title }), [t]);
  useErrorTitle(errors.length > 0, prefixed);
  const patterns = useMemo(() => new Set(step.fields.map((field) => field.pointer)), [step]);
  return (
    <ErrorSummary
      title={t('summary.title', { count: errors.length })}
      intro={t('summary.hint')}
      focusKey={stops}
      errors={errors.map((error) => ({
        message: say(error),
        ...(patterns.has(patternOf(error.pointer)) ? { id: fieldId(error.pointer, idPrefix) } : {}),
      }))}
    />
  );
}
