import type { RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { Banner, CopyField } from '@greffe/ui';
import { useEffect, useRef } from 'react';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from './SentPanel.module.css';

interface SentPanelProps {
  readonly record: RecordView;
  readonly bundle: Bundle;
  /** Whether it was sent from this very page: the panel then takes the focus, for it is the answer. */
  readonly isFresh: boolean;
}

/** A record that is on its way or has arrived, with its registration code to copy (CG-5, CG-12). */
export function SentPanel({ record, bundle, isFresh }: SentPanelProps) {
  const { t, language } = useLanguage();
  const panel = useRef<HTMLDivElement>(null);
  const texts = definitionTexts(bundle, language);
  const isSending = record.status === 'sending';

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
        {isSending ? t('sent.sending.text') : t('sent.text')}
      </Banner>
      {record.code !== undefined && (
        <section className={styles.code} aria-labelledby="registration-code">
          <h2 id="registration-code" className={styles.label}>
            {t('record.code')}
          </h2>
          <CopyField
            label={t('record.code')}
            value={record.code}
            copyLabel={t('app.copy')}
            copiedLabel={t('app.copied')}
          />
          <p className={styles.help}>
            {texts.text(
              [`recordType.${record.recordType}.codeHelp`, 'registry.codeHelp'],
              t('sent.codeHelp'),
            )}
          </p>
        </section>
      )}
    </div>
  );
}
