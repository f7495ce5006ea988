import type { Bundle, Facts, StepData } from '@greffe/definition';
import { instantiateValidator, type ValidatorModule } from '@greffe/definition/runtime';
import { createTexts } from '@greffe/definition/texts';
import { StepForm } from '@greffe/form-engine';
import { PageHeader } from '@greffe/ui';
import { useMemo } from 'react';
import { submitLabel } from './submitLabel.ts';

export interface StepStoryProps {
  readonly bundle: Bundle;
  readonly validator: ValidatorModule;
  readonly step: string;
  readonly language: string;
  readonly data: StepData;
  readonly facts: Facts;
  readonly readOnly?: boolean;
  readonly onSubmit?: (data: StepData) => void;
}

/** A step as the portal shows it, without a record behind it. */
export function StepStory({ validator, ...props }: StepStoryProps) {
  const { bundle, step, language } = props;
  const validate = useMemo(() => instantiateValidator(validator), [validator]);
  const texts = createTexts(bundle.texts[language] ?? {}, language);
  return (
    <>
      <PageHeader title={texts(`step.${step}.title`)} meta={texts('registry.title')} />
      <StepForm {...props} validate={validate} submitLabel={submitLabel(bundle, step, language)} />
    </>
  );
}
