import { Banner, Button, ConfirmDialog } from '@greffe/ui';
import { useState } from 'react';
import { useBrowser } from '../../browser/BrowserProvider.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { useSession } from '../session/SessionProvider.tsx';
import { useUnsentRecords } from './useUnsentRecords.ts';

/**
 * What this browser keeps of a record that cannot be written now: it waits for the record to be opened again, and
 * can be erased, after a question.
 */
export function EraseUnsent({ record, text }: { readonly record: string; readonly text: string }) {
  const { t } = useLanguage();
  const { unsent } = useBrowser();
  const { person } = useSession();
  const [isAsking, setAsking] = useState(false);
  const isUnsent = useUnsentRecords().some((each) => each.record === record);
  if (!isUnsent) return null;
  return (
    <Banner
      tone="warning"
      announce="polite"
      title={t('unsent.left.title')}
      actions={<Button onPress={() => setAsking(true)}>{t('unsent.erase')}</Button>}
    >
      {text}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('unsent.erase.title')}
        confirmLabel={t('unsent.erase')}
        cancelLabel={t('app.cancel')}
        isDanger
        onConfirm={() => void unsent.erase(person.id, record)}
        onCancel={() => setAsking(false)}
      >
        {t('unsent.erase.text')}
      </ConfirmDialog>
    </Banner>
  );
}
