import { createClient, type GreffeClient } from '@greffe/client';

/** The client of the server that served this page; it answers in the language that the page speaks at that moment. */
export function portalClient(): GreffeClient {
  return createClient(window.location.origin, {
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('Accept-Language', document.documentElement.lang);
      return fetch(input, { ...init, headers });
    },
  });
}
