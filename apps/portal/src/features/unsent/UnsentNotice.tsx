import { Banner } from '@greffe/ui';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { UnsentRecords } from './UnsentRecords.tsx';
import { useUnsentRecords } from './useUnsentRecords.ts';

/** On the home page: which records hold something that has not reached the server. */
export function UnsentNotice() {
  const { t } = useLanguage();
  const records = useUnsentRecords();
  if (records.length === 0) return null;
  return (
    <Banner tone="warning" announce="polite" title={t('unsent.title', { count: records.length })}>
      <p>{t('unsent.text')}</p>
      <UnsentRecords records={records} />
    </Banner>
  );
}
