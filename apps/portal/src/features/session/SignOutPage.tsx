import type { UnsentRecord } from '@greffe/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useApi } from '../../api/ApiProvider.tsx';
import { UnreachablePage } from '../../app/messagePages.tsx';
import { PageLoading } from '../../app/PageLoading/PageLoading.tsx';
import { useBrowser } from '../../browser/BrowserProvider.tsx';
import { linkEndAddress } from './LinkNotice/useLinkEnd.ts';
import { useSession } from './SessionProvider.tsx';
import { UnsentQuestion } from './UnsentQuestion.tsx';

/**
 * Ends the session, or all of the person's (`?everywhere=true`), then loads the portal anew, so that nothing of a patient stays in memory or in the browser's
 * storage. A page of its own: leaving a form for it saves what was typed first, or asks. Asks again here when
 * something has not been sent, for signing out erases it (CO-3).
 */
export function SignOutPage() {
  const api = useApi();
  const { unsent, tabs } = useBrowser();
  const { person, link } = useSession();
  const everywhere = useSearchParams()[0].get('everywhere') === 'true';
  const [records, setRecords] = useState<readonly UnsentRecord[]>([]);
  const [hasFailed, setFailed] = useState(false);
  const hasBegun = useRef(false);

  const signOut = useCallback(async () => {
    setFailed(false);
    setRecords([]);
    await unsent.wipe(person.id);
    let next: string;
    try {
      next = await api.signOut({ everywhere });
    } catch {
      unsent.resume();
      setFailed(true);
      return;
    }
    tabs.session.end();
    // What another tab has written in the meantime.
    await unsent.wipe(person.id);
    // By way of the issuer where it has a session too: else whoever signs in next would be this person again. Who came
    // by a hub's link has none there.
    window.location.assign(link === undefined ? next : linkEndAddress);
  }, [api, unsent, tabs, person.id, everywhere, link]);

  useEffect(() => {
    // StrictMode runs effects twice in development; a session is ended once.
    if (hasBegun.current) return;
    hasBegun.current = true;
    void unsent.list(person.id).then((found) => {
      if (found.length > 0) setRecords(found);
      else void signOut();
    });
  }, [unsent, person.id, signOut]);

  if (records.length > 0) return <UnsentQuestion records={records} onErase={() => void signOut()} />;
  return hasFailed ? <UnreachablePage onRetry={() => void signOut()} /> : <PageLoading />;
}
