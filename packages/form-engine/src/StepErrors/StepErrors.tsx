import type { Step } from '@greffe/definition';
import { ErrorSummary } from '@greffe/ui';
import { patternOf, segmentsOf } from '../store/pointers.ts';
import type { ShownError } from '../store/types.ts';
import type { EngineText } from '../texts/engineTexts.ts';

export interface StepErrorsProps {
  readonly step: Step;
  readonly errors: readonly ShownError[];
  /** Counts the submits that were stopped; each one moves the focus here. */
  readonly stops: number;
  readonly say: (error: ShownError) => string;
  readonly t: EngineText;
  readonly idPrefix: string;
}

/** The id that rjsf gives to the control of a field. */
export function fieldIdOf(idPrefix: string, pointer: string): string {
  return [idPrefix, ...segmentsOf(pointer)].join('_');
}

/** What stopped the submit: how many errors, and a link to each field with the words that stand there too. */
export function StepErrors({ step, errors, stops, say, t, idPrefix }: StepErrorsProps) {
  const isField = (pointer: string) => step.fields.some((field) => field.pointer === patternOf(pointer));
  return (
    <ErrorSummary
      title={t('summary.title', { count: errors.length })}
      intro={t('summary.hint')}
      focusKey={stops}
      errors={errors.map((error) => ({
        message: say(error),
        ...(isField(error.pointer) ? { id: fieldIdOf(idPrefix, error.pointer) } : {}),
      }))}
    />
  );
}
