import type { RecordView, StepView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { StepForm } from '@greffe/form-engine';
import { Banner } from '@greffe/ui';
import { NewVersion } from '../../definition-news/NewVersion.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { Reopen } from '../Reopen/Reopen.tsx';
import { SentPanel } from '../SentPanel/SentPanel.tsx';

interface ReadOnlyRecordProps {
  readonly record: RecordView;
  readonly step: StepView;
  readonly bundle: Bundle;
  readonly isFresh: boolean;
}

/** A step that cannot be written now: what became of it, its values, and the way to correct it. */
export function ReadOnlyRecord({ record, step, bundle, isFresh }: ReadOnlyRecordProps) {
  const { t, language } = useLanguage();
  const isOnItsWay = record.status === 'sending' || record.status === 'sent';
  return (
    <>
      <NewVersion record={record} bundle={bundle} />
      {isOnItsWay ? (
        <SentPanel record={record} bundle={bundle} isFresh={isFresh} />
      ) : (
        <Banner tone="neutral">{t('record.readOnly')}</Banner>
      )}
      {step.commands.includes('reopen') && <Reopen record={record} step={step.id} />}
      <StepForm
        bundle={bundle}
        step={step.id}
        data={step.data}
        facts={record.facts}
        language={language}
        readOnly
      />
    </>
  );
}
