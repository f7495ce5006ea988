import { Stack } from '@greffe/ui';
import { ReadOnlyStep } from '../ReadOnlyStep/ReadOnlyStep.tsx';
import { EditableStep } from './EditableStep.tsx';
import type { StepFormProps } from './StepForm.types.ts';

/** One step of a record: fields to fill in, or its values to read. */
export function StepForm(props: StepFormProps) {
  if (!props.readOnly) return <EditableStep {...props} />;
  const { bundle, step, data, facts, language } = props;
  return (
    <Stack gap={4}>
      <ReadOnlyStep bundle={bundle} step={step} data={data} facts={facts} language={language} />
      {props.saveState}
      {props.actions}
    </Stack>
  );
}
