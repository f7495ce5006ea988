import type { Bundle, Step } from '@greffe/definition';
import { theme } from '@greffe/rjsf-theme';
import withTheme from '@rjsf/core/lib/withTheme.js';
import { memo, useMemo } from 'react';
import { BoundField } from './BoundField.tsx';
import { buildUiSchema } from './buildUiSchema.ts';
import { rendererValidator } from './rendererValidator.ts';
import { renderSchemaOf } from './renderSchema.ts';
import { SubmitBar } from './SubmitBar.tsx';
import { SectionWithAside } from './templates.tsx';

const ThemedForm = withTheme(theme);
const fields = { SchemaField: BoundField };
const templates = { ObjectFieldTemplate: SectionWithAside };

export interface StepFieldsProps {
  readonly bundle: Bundle;
  readonly step: Step;
  readonly language: string;
  readonly idPrefix: string;
  readonly id: string | undefined;
  /** Must stay the same function. */
  readonly onSubmit: () => void;
}

/**
 * rjsf's form. Nothing given to it changes but with the language: what moves while somebody types is bound to each
 * field from the store, and rjsf's own Form never works again.
 */
export const StepFields = memo(function StepFields(props: StepFieldsProps) {
  const { bundle, step, language, idPrefix, id, onSubmit } = props;
  const uiSchema = useMemo(() => buildUiSchema(bundle, step, language), [bundle, step, language]);
  const formContext = useMemo(() => ({ language }), [language]);
  return (
    <ThemedForm
      {...(id === undefined ? {} : { id })}
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
      onSubmit={onSubmit}
    >
      <SubmitBar />
    </ThemedForm>
  );
});
