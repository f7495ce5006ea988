import type { Bundle, Step } from '@greffe/definition';
import { translateString } from '@greffe/rjsf-theme';
import { toFieldPathId } from '@rjsf/utils';
import { type FormEvent, memo, useCallback, useMemo } from 'react';
import type { StepFiles } from '../files/FilesContext.ts';
import { readDeviceIn } from '../texts/readDevice.ts';
import { BoundField } from './BoundField.tsx';
import { buildUiSchema } from './buildUiSchema.ts';
import { renderSchemaOf } from './renderSchema.ts';
import { SubmitBar } from './SubmitBar.tsx';
import { stepRegistry } from './stepRegistry.ts';

/** The store is told by each field itself: nothing comes up to the root. */
const nothing = () => undefined;

export interface StepFieldsProps {
  readonly bundle: Bundle;
  readonly step: Step;
  readonly language: string;
  readonly idPrefix: string;
  readonly id: string | undefined;
  readonly files: StepFiles;
  /** Must stay the same function. */
  readonly onSubmit: () => void;
}

/**
 * The step as rjsf's fields draw it. Nothing given to them changes but with the language: what moves while somebody
 * types is bound to each field from the store.
 */
export const StepFields = memo(function StepFields(props: StepFieldsProps) {
  const { bundle, step, language, idPrefix, id, files, onSubmit } = props;
  const schema = renderSchemaOf(step);
  const uiSchema = useMemo(() => buildUiSchema(bundle, step, language), [bundle, step, language]);
  const registry = useMemo(() => {
    const formContext = { language, files, readDevice: readDeviceIn(language) };
    return stepRegistry({ schema, idPrefix, formContext, translateString: translateString({ language }) });
  }, [schema, idPrefix, language, files]);
  const root = useMemo(() => toFieldPathId('', registry.globalFormOptions), [registry]);
  const submit = useCallback(
    (event: FormEvent) => {
      event.preventDefault();
      onSubmit();
    },
    [onSubmit],
  );
  return (
    <form id={id} noValidate onSubmit={submit}>
      <BoundField
        name=""
        schema={schema}
        uiSchema={uiSchema}
        fieldPathId={root}
        registry={registry}
        onChange={nothing}
        onBlur={nothing}
        onFocus={nothing}
      />
      <SubmitBar />
    </form>
  );
});
