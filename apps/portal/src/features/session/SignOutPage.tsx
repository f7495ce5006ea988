import { useEffect, useRef, useState } from 'react';
import { useApi } from '../../api/ApiProvider.tsx';
import { UnreachablePage } from '../../app/messagePages.tsx';
import { PageLoading } from '../../app/PageLoading/PageLoading.tsx';

/**
 * Ends the session, then loads the portal anew, so that nothing of a patient stays in memory. A page of its own:
 * leaving a form for it saves what was typed first, or asks.
 */
export function SignOutPage() {
  const api = useApi();
  const [tries, setTries] = useState(1);
  const [hasFailed, setFailed] = useState(false);
  const done = useRef(0);

  useEffect(() => {
    // StrictMode runs effects twice in development; a session is ended once a try.
    if (done.current === tries) return;
    done.current = tries;
    api.signOut().then(
      () => window.location.assign('/'),
      () => setFailed(true),
    );
  }, [api, tries]);

  if (!hasFailed) return <PageLoading />;
  return (
    <UnreachablePage
      onRetry={() => {
        setFailed(false);
        setTries(tries + 1);
      }}
    />
  );
}
