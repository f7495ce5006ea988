import { useEffect } from 'react';
import { MessagePage } from '../../app/messagePages.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';

/** Where a second window ends that was opened to sign in again: it closes itself where the browser lets it. */
export function SignedInPage() {
  const { t } = useLanguage();
  useEffect(() => window.close(), []);
  return (
    <MessagePage icon="check-circle" title={t('session.resumed.title')} text={t('session.resumed.text')} />
  );
}
