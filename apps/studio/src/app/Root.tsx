import { AppShell, belgianLocale, UiProvider } from '@greffe/ui';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { useSessionQuery } from '../api/queries.ts';
import { AppearanceChoice } from '../features/appearance/AppearanceChoice.tsx';
import { LanguageChoice } from '../features/language/LanguageChoice.tsx';
import { useLanguage } from '../features/language/LanguageProvider.tsx';
import { AccountMenu } from '../features/session/AccountMenu.tsx';
import { SessionGate } from '../features/session/SessionGate.tsx';

/** What surrounds every page. Links lead through the router, but for those that the server or the portal answers. */
export function Root() {
  const { language, t } = useLanguage();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const session = useSessionQuery();
  const follow = (path: string) => {
    if (/^\/studio(\/|$|\?)/.test(path)) void navigate(path);
    else window.location.assign(path);
  };
  return (
    <UiProvider locale={belgianLocale(language)} navigate={follow}>
      <AppShell
        skipLabel={t('app.skipLink')}
        product={{ name: t('app.name'), href: '/studio' }}
        navLabel={t('app.navigation')}
        nav={
          session.data
            ? [{ label: t('home.title'), href: '/studio', isCurrent: /^\/studio\/?$/.test(pathname) }]
            : []
        }
        tools={
          <>
            <LanguageChoice />
            <AppearanceChoice />
            <AccountMenu />
          </>
        }
      >
        <SessionGate>
          <Outlet />
        </SessionGate>
      </AppShell>
    </UiProvider>
  );
}
