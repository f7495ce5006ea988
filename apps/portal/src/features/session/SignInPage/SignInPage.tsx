import { AppearanceChoice, LanguageChoice } from '@greffe/app';
import { ButtonLink, ProductMark } from '@greffe/ui';
import { useLocation } from 'react-router';
import { usePage } from '../../../app/usePage.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { signInAddress } from '../signInAddress.ts';
import styles from './SignInPage.module.css';

/** What somebody sees who is not signed in, whatever page they asked for; signing in leads there (CG-16). */
export function SignInPage() {
  const { t } = useLanguage();
  const { pathname, search } = useLocation();
  usePage(t('session.signIn'));
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <LanguageChoice />
        <AppearanceChoice />
      </header>
      <main className={styles.main}>
        <div className={styles.card}>
          <ProductMark className={styles.mark} />
          <h1 className={styles.title}>{t('session.welcome')}</h1>
          <p className={styles.tagline}>{t('app.tagline')}</p>
          <ButtonLink href={signInAddress(`${pathname}${search}`)} variant="primary" icon="user">
            {t('session.signIn')}
          </ButtonLink>
          <p className={styles.hint}>{t('session.signInHint')}</p>
        </div>
      </main>
    </div>
  );
}
