import { createClient, type GreffeClient, ProblemError, type SessionTabs, upload } from '@greffe/client';
import { watchAttendance } from '@greffe/client/app';

/**
 * The client of the server that served this page; it answers in the language that the page speaks at that moment.
 * While the browser's session is another person's, or nobody's, nothing goes out: what was typed here would be
 * saved in that person's name.
 */
export function portalClient(session: SessionTabs): GreffeClient {
  const isOwn = () => session.state() === 'own';
  return createClient(window.location.origin, {
    isUnattended: watchAttendance(window),
    fetch: (input, init) => {
      if (!isOwn() && new URL(String(input)).pathname !== '/api/session') {
        return Promise.reject(notOurSession());
      }
      const headers = new Headers(init?.headers);
      headers.set('Accept-Language', document.documentElement.lang);
      return fetch(input, { ...init, headers });
    },
    upload: (address, given) =>
      isOwn()
        ? upload(address, {
            ...given,
            headers: { ...given.headers, 'Accept-Language': document.documentElement.lang },
          })
        : Promise.reject(notOurSession()),
  });
}

function notOurSession(): ProblemError {
  return new ProblemError({ type: 'about:blank', title: '', status: 401, code: 'unauthenticated' });
}
