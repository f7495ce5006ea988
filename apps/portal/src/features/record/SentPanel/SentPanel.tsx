import type { RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { Banner } from '@greffe/ui';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { CodePanel } from './CodePanel.tsx';
import styles from './SentPanel.module.css';

interface SentPanelProps {
  readonly record: RecordView;
  readonly bundle: Bundle;
  /** Whether it was sent from this very page: the panel then takes the focus, for it is the answer. */
  readonly isFresh: boolean;
}

/** A record that is on its way or has arrived, with its registration code to copy (CG-5, CG-12). */
export function SentPanel({ record, bundle, isFresh }: SentPanelProps) {
  const { t } = useLanguage();
  const panel = useRef<HTMLDivElement>(null);
  const isSending = record.status === 'sending';
  // It has it, and says later what it makes of it.
  const isConfirmed = record.sending === undefined || record.sending.arrival === 'ok';

  useEffect(() => {
    if (isFresh) panel.current?.focus();
  }, [isFresh]);

  return (
    <div ref={panel} tabIndex={-1} className={styles.panel}>
      <Banner
        tone={isSending ? 'info' : 'success'}
        announce="polite"
        title={isSending ? t('sent.sending.title') : t('sent.title')}
      >
        {isSending ? t('sent.sending.text') : t(isConfirmed ? 'sent.text' : 'sent.unconfirmed')}
      </Banner>
      <CodePanel record={record} bundle={bundle} />
    </div>
  );
}
