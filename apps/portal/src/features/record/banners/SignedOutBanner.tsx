import { Banner, Link } from '@greffe/ui';
import { useEffect } from 'react';
import { useBrowser } from '../../../browser/BrowserProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { signInAddress } from '../../session/signInAddress.ts';
import { useSessionState } from '../../session/useSessionTabs.ts';

/**
 * The session has ended while a form was open, or is another person's by now: sign in elsewhere, and what was typed
 * is saved on coming back.
 */
export function SignedOutBanner({ onBack }: { readonly onBack: () => void }) {
  const { t } = useLanguage();
  const { session } = useBrowser().tabs;
  const isForeign = useSessionState() === 'foreign';

  useEffect(() => {
    // The window that signed in tells; where it cannot, coming back to this one is the sign.
    const leave = session.subscribe(onBack);
    window.addEventListener('focus', onBack);
    return () => {
      leave();
      window.removeEventListener('focus', onBack);
    };
  }, [session, onBack]);

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
