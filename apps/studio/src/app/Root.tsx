import { AppearanceChoice, LanguageChoice } from '@greffe/app';
import type { Language } from '@greffe/client/app';
import { AppShell, belgianLocale, UiProvider } from '@greffe/ui';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { useApi } from '../api/ApiProvider.tsx';
import { useSessionQuery } from '../api/queries.ts';
import { useLanguage } from '../features/language/LanguageProvider.tsx';
import { AccountMenu } from '../features/session/AccountMenu.tsx';
import { SessionGate } from '../features/session/SessionGate.tsx';

/** What surrounds every page. Links lead through the router, but for those that the server or the portal answers. */
export function Root() {
  const { language, t } = useLanguage();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const session = useSessionQuery();
  const api = useApi();
  // The choice counts at once; keeping it with the account is a courtesy that may fail.
  const keepLanguage = (chosen: Language) => void api.setLanguage(chosen).catch(() => undefined);
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
            <LanguageChoice onChange={keepLanguage} />
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
