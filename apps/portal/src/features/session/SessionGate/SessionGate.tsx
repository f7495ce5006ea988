import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { keys, useSessionQuery } from '../../../api/queries.ts';
import { UnreachablePage } from '../../../app/messagePages.tsx';
import { PageLoading } from '../../../app/PageLoading/PageLoading.tsx';
import { statusOf } from '../../../app/problems.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { SessionProvider } from '../SessionProvider.tsx';
import { SignInPage } from '../SignInPage/SignInPage.tsx';
import { useSharedSession } from '../useSessionTabs.ts';

/**
 * Shows the portal to who is signed in, and the sign-in page to everybody else. A session that ends later does not
 * close the page: what is being typed stays, and the page itself offers to sign in again.
 */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const session = useSessionQuery();
  const queries = useQueryClient();
  const { adoptLanguage } = useLanguage();
  const own = session.data?.person.language;
  useSharedSession(session.data);

  useEffect(() => {
    if (own) adoptLanguage(own);
  }, [own, adoptLanguage]);

  if (session.data) return <SessionProvider value={session.data}>{children}</SessionProvider>;
  if (statusOf(session.error) === 401) return <SignInPage />;
  if (session.error) {
    return <UnreachablePage onRetry={() => void queries.resetQueries({ queryKey: keys.session })} />;
  }
  return <PageLoading />;
}
