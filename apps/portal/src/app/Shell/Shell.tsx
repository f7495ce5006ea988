import { AppShell } from '@greffe/ui';
import { Outlet, useLocation } from 'react-router';
import { useAccessGround } from '../../features/access/queries.ts';
import { DefinitionNewsProvider } from '../../features/definition-news/DefinitionNewsProvider.tsx';
import { NewsBanners } from '../../features/definition-news/NewsBanners.tsx';
import { ClockBar } from '../../features/development-clock/ClockBar.tsx';
import { useLanguage } from '../../features/language/LanguageProvider.tsx';
import { AccountMenu } from '../../features/session/AccountMenu/AccountMenu.tsx';
import { LinkNotice } from '../../features/session/LinkNotice/LinkNotice.tsx';
import { ErrorBoundary } from '../ErrorBoundary/ErrorBoundary.tsx';

/** What surrounds every page of somebody who is signed in; a page that breaks leaves the rest usable. */
export function Shell() {
  const { t } = useLanguage();
  const { pathname } = useLocation();
  const access = useAccessGround().data;
  const givesAccess = access !== undefined && (access.isAdministrator || access.registries.length > 0);
  return (
    <>
      <AppShell
        skipLabel={t('app.skipLink')}
        product={{ name: t('app.name'), href: '/' }}
        navLabel={t('app.navigation')}
        nav={[
          { label: t('records.title'), href: '/', isCurrent: pathname === '/' },
          ...(givesAccess
            ? [{ label: t('access.title'), href: '/access', isCurrent: pathname === '/access' }]
            : []),
          ...(access?.seesSendings
            ? [{ label: t('sendings.title'), href: '/sendings', isCurrent: pathname === '/sendings' }]
            : []),
        ]}
        tools={<AccountMenu />}
      >
        <DefinitionNewsProvider>
          <LinkNotice />
          <NewsBanners />
          <ErrorBoundary key={pageOf(pathname)}>
            <Outlet />
          </ErrorBoundary>
        </DefinitionNewsProvider>
      </AppShell>
      <ClockBar />
    </>
  );
}

/** The page of an address: a record is one page, whichever of its steps is on the screen. */
function pageOf(pathname: string): string {
  return pathname.split('/').slice(0, 3).join('/');
}
