import type { UnsentRecord } from '@greffe/client';
import { Button, ButtonLink, EmptyState } from '@greffe/ui';
import { usePage } from '../../app/usePage.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { UnsentRecords } from '../unsent/UnsentRecords.tsx';

interface UnsentQuestionProps {
  readonly records: readonly UnsentRecord[];
  readonly onErase: () => void;
}

/** Signing out erases what is kept in this browser: what has not been sent is named first, and can still be. */
export function UnsentQuestion({ records, onErase }: UnsentQuestionProps) {
  const { t } = useLanguage();
  const title = t('signOut.unsent.title', { count: records.length });
  usePage(title);
  return (
    <EmptyState
      icon="alert"
      title={title}
      headingLevel={1}
      action={
        <>
          <ButtonLink href="/" variant="primary">
            {t('signOut.unsent.stay')}
          </ButtonLink>
          <Button variant="danger" onPress={onErase}>
            {t('signOut.unsent.erase')}
          </Button>
        </>
      }
    >
      <p>{t('signOut.unsent.text')}</p>
      <UnsentRecords records={records} />
    </EmptyState>
  );
}
