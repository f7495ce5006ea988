import type { RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { CopyField } from '@greffe/ui';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from './SentPanel.module.css';

/** A record's registration code, to copy, and what it is for (CG-5, CG-12). */
export function CodePanel({ record, bundle }: { readonly record: RecordView; readonly bundle: Bundle }) {
  const { t, language } = useLanguage();
  if (record.code === undefined) return null;
  return (
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
        {definitionTexts(bundle, language).text(
          [`recordType.${record.recordType}.codeHelp`, 'registry.codeHelp'],
          t('sent.codeHelp'),
        )}
      </p>
    </section>
  );
}
