import type { RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { Stack } from '@greffe/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { keys } from '../../../api/queries.ts';
import { usePage } from '../../../app/usePage.ts';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { RecordFilesProvider } from '../files/RecordFilesProvider.tsx';
import { stepIn } from '../filling.ts';
import { History } from '../History/History.tsx';
import { beneficiaryName } from '../matchQuery.ts';
import { RecordHeader } from '../RecordHeader/RecordHeader.tsx';
import { SendingNotice } from '../Sending/SendingNotice.tsx';
import { RecordPath } from '../steps/RecordPath.tsx';
import { useMyRoles } from '../steps/useStepGround.ts';
import { stepToOpen } from '../turn.ts';
import { useWindowEnds } from '../useWindowEnds.ts';
import { focusHeading } from './focusHeading.ts';
import { RecordFailed } from './RecordFailed.tsx';
import { RecordLayout } from './RecordLayout.tsx';
import { StepSkeleton } from './RecordSkeleton.tsx';
import { RecordStep } from './RecordStep.tsx';
import { useAskedLoad } from './useAskedLoad.ts';
import { useLoadedFor } from './useLoadedFor.ts';
import { useOtherTabs } from './useOtherTabs.ts';
import { useRefresh } from './useRefresh.ts';

interface RecordScreenProps {
  readonly record: RecordView;
  readonly bundle: Bundle;
}

/** A record with its definition: its head, its steps, the one that is open, and what happened to it. */
export function RecordScreen({ record, bundle }: RecordScreenProps) {
  const queries = useQueryClient();
  const { language } = useLanguage();
  const { stepId, entryId } = useParams();
  const myRoles = useMyRoles(record.registry);
  // The step that the record opens at stays the same while it is open: what is validated there answers there.
  const [opensAt] = useState(() => stepToOpen(record, myRoles)?.id);
  const chosen = stepId === undefined ? undefined : stepIn(record, stepId);
  const step = chosen ?? record.steps.find(({ id }) => id === opensAt) ?? record.steps.at(0);
  const target = `${step?.id}/${entryId ?? ''}`;
  const [typedName, setTypedName] = useState<string>();
  const form = useAskedLoad(record);
  const hasOwnChanges = useRef(() => false);
  const pointers = bundle.recordTypes.find(({ id }) => id === record.recordType)?.beneficiary;
  const savedData = pointers && stepIn(record, pointers.step)?.data;
  const savedName = pointers && savedData && beneficiaryName(savedData, pointers);
  const texts = definitionTexts(bundle, language);
  const isPath = record.steps.length > 1;
  const title = texts.recordType(record.recordType);
  usePage(isPath && step ? `${texts.step(step.id)} · ${title}` : title);

  const { ask } = form;
  const show = useCallback(
    (view: RecordView) => {
      setTypedName(undefined);
      ask(view.revision);
      queries.setQueryData(keys.record(view.id), view);
    },
    [queries, ask],
  );
  const tabs = useOtherTabs({ record, hasOwnChanges, onFollow: show });
  const refresh = useRefresh(record.id, hasOwnChanges);
  useWindowEnds(record, refresh);
  const { isLoaded, failed, load } = useLoadedFor(record, target);
  // An entry takes the focus itself, when it is there.
  useArrival(target, isLoaded && entryId === undefined);

  return (
    <>
      <RecordHeader record={record} bundle={bundle} beneficiary={typedName ?? savedName} />
      <RecordLayout
        path={isPath && step && <RecordPath record={record} bundle={bundle} current={step.id} />}
        history={<History record={record} bundle={bundle} />}
      >
        <RecordFilesProvider record={record} entry={entryId}>
          <Stack gap={6}>
            <SendingNotice record={record} bundle={bundle} />
            {failed && <RecordFailed error={failed} onRetry={() => void load()} />}
            {!isLoaded && !failed && <StepSkeleton />}
            {step && isLoaded && (
              <RecordStep
                key={step.id}
                record={record}
                step={step}
                entry={entryId}
                isDefault={chosen === undefined}
                bundle={bundle}
                load={form.load}
                otherTabs={tabs.others}
                hasOwnChanges={hasOwnChanges}
                onData={(data) => {
                  if (pointers?.step === step.id) setTypedName(beneficiaryName(data, pointers));
                }}
                onRevision={tabs.announce}
                onShow={show}
                onRefresh={refresh}
              />
            )}
          </Stack>
        </RecordFilesProvider>
      </RecordLayout>
    </>
  );
}

/** Moves the focus to the heading of the step that was chosen, once it is there. */
function useArrival(target: string, isLoaded: boolean): void {
  const arrived = useRef(target);
  useEffect(() => {
    if (!isLoaded || arrived.current === target) return;
    arrived.current = target;
    focusHeading();
  }, [target, isLoaded]);
}
