import type { RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { SideBySide, Stack } from '@greffe/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { keys } from '../../../api/queries.ts';
import { usePage } from '../../../app/usePage.ts';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { History } from '../History/History.tsx';
import { beneficiaryName } from '../matchQuery.ts';
import { RecordHeader } from '../RecordHeader/RecordHeader.tsx';
import { stepToOpen } from '../turn.ts';
import styles from './RecordScreen.module.css';
import { RecordStep } from './RecordStep.tsx';
import { useOtherTabs } from './useOtherTabs.ts';

interface RecordScreenProps {
  readonly record: RecordView;
  readonly bundle: Bundle;
}

/** A record with its definition: its head, the step that is open, and what happened to it. */
export function RecordScreen({ record, bundle }: RecordScreenProps) {
  const queries = useQueryClient();
  const { language } = useLanguage();
  const step = stepToOpen(record);
  const [typedName, setTypedName] = useState<string>();
  const [load, setLoad] = useState(0);
  const shown = useRef(record.revision);
  const hasOwnChanges = useRef(() => false);
  const pointers = bundle.recordTypes.find(({ id }) => id === record.recordType)?.beneficiary;
  const savedData = record.steps.find(({ id }) => id === pointers?.step)?.data;
  const savedName = pointers && savedData && beneficiaryName(savedData, pointers);
  usePage(definitionTexts(bundle, language).recordType(record.recordType));

  useEffect(() => {
    shown.current = record.revision;
  }, [record.revision]);
  const show = useCallback(
    (view: RecordView) => {
      setTypedName(undefined);
      // The cache tells of a new revision later than React of a new count: the form must not start from the old one.
      if (view.revision === shown.current) setLoad((count) => count + 1);
      queries.setQueryData(keys.record(view.id), view);
    },
    [queries],
  );
  const tabs = useOtherTabs({ record, hasOwnChanges, onFollow: show });

  return (
    <div className={styles.record}>
      <RecordHeader record={record} bundle={bundle} beneficiary={typedName ?? savedName} />
      <SideBySide>
        <Stack gap={6}>
          {step && (
            <RecordStep
              record={record}
              step={step}
              bundle={bundle}
              load={load}
              otherTabs={tabs.others}
              hasOwnChanges={hasOwnChanges}
              onData={(data) => {
                if (pointers?.step === step.id) setTypedName(beneficiaryName(data, pointers));
              }}
              onRevision={tabs.announce}
              onShow={show}
            />
          )}
        </Stack>
        <History entries={record.history} />
      </SideBySide>
    </div>
  );
}
