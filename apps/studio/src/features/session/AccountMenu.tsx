import { Menu } from '@greffe/ui';
import { useSessionQuery } from '../../api/queries.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';

/** Who is signed in, the way to the portal, and the way out. */
export function AccountMenu() {
  const { t } = useLanguage();
  const { data } = useSessionQuery();
  if (!data) return null;
  const name = `${data.person.givenName} ${data.person.familyName}`;
  // Signing out belongs to the portal: it asks first about what it keeps unsent in this browser.
  return (
    <Menu
      icon="user"
      label={t('session.account', { name })}
      items={[
        { id: 'portal', label: t('app.toPortal'), icon: 'inbox', href: '/' },
        { id: 'sign-out', label: t('session.signOut'), icon: 'sign-out', href: '/sign-out' },
      ]}
    >
      {name}
    </Menu>
  );
}
