import { Banner, Link } from '@greffe/ui';
import { useEffect } from 'react';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { signInAddress } from '../../session/signInAddress.ts';
import { useSessionState } from '../../session/useSessionTabs.ts';

/**
 * The session has ended while a form was open, or is another person's by now: sign in elsewhere, and what was typed
 * is saved on coming back.
 */
export function SignedOutBanner({ onBack }: { readonly onBack: () => void }) {
  const { t } = useLanguage();
  const isForeign = useSessionState() === 'foreign';

  useEffect(() => {
    window.addEventListener('focus', onBack);
    return () => window.removeEventListener('focus', onBack);
  }, [onBack]);

  return (
    <Banner
      tone="warning"
      announce="assertive"
      title={t(isForeign ? 'session.foreign.title' : 'session.expired.title')}
      actions={
        <Link href={signInAddress('/signed-in')} target="_blank">
          {t('session.expired.action')}
        </Link>
      }
    >
      {t(isForeign ? 'session.foreign.text' : 'session.expired.text')}
    </Banner>
  );
}
