import { PageLoading } from '@greffe/app';
import { statusOf } from '@greffe/client/app';
import { ButtonLink } from '@greffe/ui';
import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'react-router';
import { useRegistries, useSessionQuery } from '../../api/queries.ts';
import { MessagePage, UnreachablePage } from '../../app/messagePages.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';

/**
 * The studio is for people who administer a registry. Who is not signed in is led to sign in and back here; who
 * administers none is told whom to ask. The server decides: what is not the reader's does not exist for them.
 */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const session = useSessionQuery();
  const { adoptLanguage } = useLanguage();
  const own = session.data?.person.language;

  useEffect(() => {
    if (own) adoptLanguage(own);
  }, [own, adoptLanguage]);

  if (session.data) return <AdministratorGate>{children}</AdministratorGate>;
  if (statusOf(session.error) === 401) return <SignInPage />;
  if (session.error) return <UnreachablePage onRetry={() => void session.refetch()} />;
  return <PageLoading />;
}

function AdministratorGate({ children }: { readonly children: ReactNode }) {
  const registries = useRegistries();
  const status = statusOf(registries.error);
  // Who administers one that is not there yet, or any at all, sees none and may begin one.
  if (registries.data) return children;
  if (status === 404 || status === 403) return <NoAccessPage />;
  if (status === 401) return <SignInPage />;
  if (registries.error) return <UnreachablePage onRetry={() => void registries.refetch()} />;
  return <PageLoading />;
}

function SignInPage() {
  const { t } = useLanguage();
  const { pathname, search } = useLocation();
  return (
    <MessagePage
      icon="lock"
      title={t('session.signIn.title')}
      text={t('session.signIn.text')}
      action={
        <ButtonLink
          href={`/auth/login?returnTo=${encodeURIComponent(`${pathname}${search}`)}`}
          variant="primary"
          icon="user"
        >
          {t('session.signIn.action')}
        </ButtonLink>
      }
    />
  );
}

function NoAccessPage() {
  const { t } = useLanguage();
  return (
    <MessagePage
      icon="lock"
      title={t('session.noAccess.title')}
      text={t('session.noAccess.text')}
      action={
        <ButtonLink href="/" variant="primary">
          {t('app.toPortal')}
        </ButtonLink>
      }
    />
  );
}
