import { AppearanceChoice, LanguageChoice } from '@greffe/app';
import { Menu } from '@greffe/ui';
import { useApi } from '../../../api/ApiProvider.tsx';
import { personAddress } from '../../access/words.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { Language } from '../../language/languages.ts';
import { useSession } from '../SessionProvider.tsx';
import styles from './AccountMenu.module.css';

/** Who is signed in and for whom, their language, and the way out. */
export function AccountMenu() {
  const api = useApi();
  const { t } = useLanguage();
  const { person, memberships, link } = useSession();
  const name = `${person.givenName} ${person.familyName}`;
  const organisations = [...new Set(memberships.map(({ organisation }) => organisation.name))];

  // The choice counts at once; keeping it with the account is a courtesy that may fail.
  const keepLanguage = (language: Language) => void api.setLanguage(language).catch(() => undefined);

  // Who came by a hub's link has no account here.
  const ownPages = [
    { id: 'contact-details', label: t('contact.title'), icon: 'send', href: '/account/contact' },
    { id: 'access', label: t('person.own.title'), icon: 'user', href: personAddress(person.id) },
    { id: 'sessions', label: t('sessions.title'), icon: 'lock', href: '/account/sessions' },
    { id: 'data', label: t('ownData.title'), icon: 'arrow-down', href: '/account/data' },
  ] as const;

  return (
    <>
      <LanguageChoice onChange={keepLanguage} />
      <AppearanceChoice />
      <Menu
        icon="user"
        label={t('session.account', { name })}
        head={
          <div className={styles.head}>
            <p className={styles.name}>{name}</p>
            <p className={styles.organisation}>
              {organisations.length > 0 ? organisations.join(', ') : t('session.noOrganisation')}
            </p>
          </div>
        }
        items={[
          ...(link === undefined ? ownPages : []),
          { id: 'sign-out', label: t('session.signOut'), icon: 'sign-out', href: '/sign-out' },
        ]}
      >
        {name}
      </Menu>
    </>
  );
}
