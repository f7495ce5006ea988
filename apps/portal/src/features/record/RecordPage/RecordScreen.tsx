import type { RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { SideBySide, Stack } from '@greffe/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { keys, useValidator } from '../../../api/queries.ts';
import { usePage } from '../../../app/usePage.ts';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { History } from '../History/History.tsx';
import { beneficiaryName } from '../matchQuery.ts';
import { RecordHeader } from '../RecordHeader/RecordHeader.tsx';
import { StepEditor } from '../StepEditor/StepEditor.tsx';
import { stepToOpen } from '../turn.ts';
import { ReadOnlyRecord } from './ReadOnlyRecord.tsx';
import styles from './RecordScreen.module.css';

interface RecordScreenProps {
  readonly record: RecordView;
  readonly bundle: Bundle;
}

/** A record with its definition: its head, the step that is open, and what happened to it. */
export function RecordScreen({ record, bundle }: RecordScreenProps) {
  const api = useApi();
  const queries = useQueryClient();
  const { language } = useLanguage();
  const step = stepToOpen(record);
  const validator = useValidator(bundle.hash, step && bundle.steps[step.id]?.schemaHash);
  const isEditable = step?.commands.includes('save') ?? false;
  const [wasEditable, setWasEditable] = useState(isEditable);
  if (isEditable && !wasEditable) setWasEditable(true);
  const [typedName, setTypedName] = useState<string>();
  const pointers = bundle.recordTypes.find(({ id }) => id === record.recordType)?.beneficiary;
  const savedData = record.steps.find(({ id }) => id === pointers?.step)?.data;
  const savedName = pointers && savedData && beneficiaryName(savedData, pointers);
  usePage(definitionTexts(bundle, language).recordType(record.recordType));

  const loadTheirs = async () => {
    queries.setQueryData(keys.record(record.id), await api.record(record.id));
  };

  return (
    <div className={styles.record}>
      <RecordHeader record={record} bundle={bundle} beneficiary={typedName ?? savedName} />
      <SideBySide>
        <Stack gap={6}>
          {step && isEditable && (
            <StepEditor
              // Another load of the record starts another form: what is typed lives in the form, not here.
              key={`${step.id}:${record.revision}`}
              record={record}
              step={step}
              bundle={bundle}
              {...(validator.data && { validate: validator.data })}
              onData={(data) => {
                if (pointers?.step === step.id) setTypedName(beneficiaryName(data, pointers));
              }}
              onLoadTheirs={() => void loadTheirs().catch(() => undefined)}
            />
          )}
          {step && !isEditable && (
            <ReadOnlyRecord record={record} step={step} bundle={bundle} isFresh={wasEditable} />
          )}
        </Stack>
        <History entries={record.history} />
      </SideBySide>
    </div>
  );
}
