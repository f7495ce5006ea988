import type { RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { StepForm } from '@greffe/form-engine';
import { Banner } from '@greffe/ui';
import type { ReactNode } from 'react';
import { NewVersion } from '../../definition-news/NewVersion.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { Filling } from '../filling.ts';
import { Reopen } from '../Reopen/Reopen.tsx';
import { CodePanel } from '../SentPanel/CodePanel.tsx';
import { SentPanel } from '../SentPanel/SentPanel.tsx';
import { SupportActions } from '../Support/SupportActions.tsx';
import { SupportAddress } from '../Support/SupportAddress.tsx';
import { UndoPanel } from '../UndoPanel/UndoPanel.tsx';
import { givesCode, transmits, workflowStepOf } from '../workflowOf.ts';

interface ReadOnlyStepProps {
  readonly record: RecordView;
  readonly filling: Filling;
  readonly bundle: Bundle;
  readonly isReadable: boolean;
  readonly isLocked: boolean;
  /** Whose turn it is, where it is somebody's. */
  readonly turn?: string | undefined;
  /** It became read-only on this very page. */
  readonly isFresh: boolean;
  /** The end of its window. */
  readonly onEnd?: () => void;
  /** Where to go on. */
  readonly next?: ReactNode;
}

/** A step that cannot be written now: what became of it, its values, and the ways to correct it. */
export function ReadOnlyStep(props: ReadOnlyStepProps) {
  const { record, filling, bundle, isReadable, isFresh, onEnd, next } = props;
  const { language } = useLanguage();
  const support = bundle.support.email;
  const workflow = workflowStepOf(bundle, record.recordType, filling.id);
  const isOnItsWay = record.status === 'sending' || record.status === 'sent';
  const isSending = isOnItsWay && (transmits(workflow) || record.steps.length === 1);
  const hasCode = record.code !== undefined && givesCode(workflow);
  const { until } = filling;
  return (
    <>
      <NewVersion record={record} bundle={bundle} />
      {isSending && <SentPanel record={record} bundle={bundle} isFresh={isFresh} />}
      {!isSending && hasCode && <CodePanel record={record} bundle={bundle} />}
      {until !== undefined && (
        <UndoPanel
          record={record}
          filling={{ ...filling, until }}
          bundle={bundle}
          isFresh={isFresh && !isSending}
          next={next}
          {...(onEnd && { onEnd })}
        />
      )}
      {!isSending && until === undefined && <LockedBanner {...props} support={support} />}
      {filling.commands.includes('reopen') && (
        <Reopen record={record} filling={filling} isSent={isSending} support={support} />
      )}
      <SupportActions record={record} filling={filling} support={support} />
      {isReadable && filling.draft !== 'filling' && (
        <StepForm
          bundle={bundle}
          step={filling.id}
          data={filling.data}
          facts={record.facts}
          language={language}
          readOnly
        />
      )}
    </>
  );
}

/** Why nothing can be typed, and who can help. */
function LockedBanner(props: ReadOnlyStepProps & { readonly support: string }) {
  const { filling, isReadable, isLocked, turn, support, next } = props;
  const { t } = useLanguage();
  if (!isReadable) return <Banner tone="neutral">{t('record.notReadable')}</Banner>;
  if (!isLocked) {
    const words = filling.draft === undefined ? t('record.readOnly') : t(`draft.${filling.draft}`);
    return <Banner tone="neutral">{turn ?? words}</Banner>;
  }
  if (filling.mode === 'final') {
    return (
      <Banner tone="neutral" title={t('locked.final')} actions={next}>
        {t('locked.finalText')}
      </Banner>
    );
  }
  return (
    <Banner tone="neutral" title={t('locked.title')} actions={next}>
      <p>{t('locked.text')}</p>
      {!filling.commands.includes('unlock') && <SupportAddress email={support} />}
    </Banner>
  );
}
