import type { RecordView, StepView } from '@greffe/client';
import type { Bundle, StepData } from '@greffe/definition';
import { type ReactNode, type RefObject, useState } from 'react';
import { useValidator } from '../../../api/queries.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { EraseUnsent } from '../../unsent/EraseUnsent.tsx';
import { StepEditor } from '../StepEditor/StepEditor.tsx';
import { useKeptStep } from '../StepEditor/useKeptStep.ts';
import { ReadOnlyRecord } from './ReadOnlyRecord.tsx';

interface RecordStepProps {
  readonly record: RecordView;
  readonly step: StepView;
  readonly bundle: Bundle;
  /** Another with each load that was asked for and brought the revision that is there already. */
  readonly load: number;
  readonly otherTabs: number;
  readonly hasOwnChanges: RefObject<() => boolean>;
  readonly onData: (data: StepData) => void;
  readonly onRevision: (revision: number) => void;
  readonly onShow: (record: RecordView) => void;
}

/** The step that a record is opened at: to fill in, from where this browser or the server has it, or to read. */
export function RecordStep(props: RecordStepProps) {
  const { record, step, bundle } = props;
  const isEditable = step.commands.includes('save');
  const [wasEditable, setWasEditable] = useState(isEditable);
  if (isEditable && !wasEditable) setWasEditable(true);

  if (isEditable) {
    return (
      // Another load of the record starts another form: what is typed lives in the form, not here.
      <KeptEditor key={`${step.id}:${record.revision}:${props.load}`} {...props} />
    );
  }
  return (
    <>
      <KeptCopy key={`${step.id}:${record.revision}:${props.load}`} record={record} step={step} />
      <ReadOnlyRecord record={record} step={step} bundle={bundle} isFresh={wasEditable} />
    </>
  );
}

/** What is kept of a step that cannot be written: looked through first, for most of it has arrived after all. */
function KeptCopy({ record, step }: Pick<RecordStepProps, 'record' | 'step'>) {
  const { t } = useLanguage();
  const kept = useKeptStep(record, step);
  return kept ? <EraseUnsent record={record.id} text={t('unsent.left.text')} /> : null;
}

function KeptEditor(props: RecordStepProps): ReactNode {
  const { record, step, bundle } = props;
  const validator = useValidator(bundle.hash, bundle.steps[step.id]?.schemaHash);
  const kept = useKeptStep(record, step);
  if (!kept) return null;
  return <StepEditor {...props} kept={kept} {...(validator.data && { validate: validator.data })} />;
}
