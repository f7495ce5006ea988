import { HttpResponse, http } from 'msw';
import { setupWorker } from 'msw/browser';
import type { Ask } from './connect.ts';
import { forgetSession, withSession } from './session.ts';

/** Paths that a server would answer. Pages, such as /auth/login, are loaded by navigation and are not among them. */
const paths = [
  '/api/*',
  '/health/*',
  '/dev/clock',
  '/dev/receiver',
  '/dev/messages',
  '/outbox/messages',
  '/auth/choose',
  '/auth/logout',
];

/** Has the service worker hand the API's requests to the mock. Resolves when it does so for this page. */
export async function intercept(ask: Ask): Promise<void> {
  const handlers = paths.map((path) => http.all(path, ({ request }) => answer(ask, request)));
  const worker = setupWorker(...handlers);
  await withoutPagehide(() => worker.start({ quiet: true, onUnhandledFrame: 'bypass' }));
}

/**
 * MSW unregisters its service worker when the last page is left. When that page is only loaded again, the worker may
 * be gone after the new page has found it, and its requests then reach no mock. Ours stays: without a page that
 * has started the mock, it passes everything on.
 */
async function withoutPagehide(start: () => Promise<unknown>): Promise<void> {
  const { addEventListener } = window;
  window.addEventListener = (...given: Parameters<typeof addEventListener>) => {
    if (given[0] !== 'pagehide') addEventListener.apply(window, given);
  };
  try {
    await start();
  } finally {
    window.addEventListener = addEventListener;
  }
}

async function answer(ask: Ask, request: Request): Promise<Response> {
  // What a browser says is offline must not be answered: so is the loss of a connection tried out.
  if (!navigator.onLine) return HttpResponse.error();
  const { body, status, headers } = await ask(await withSession(request));
  if (new URL(request.url).pathname === '/auth/logout') await forgetSession();
  // Gives the status its words, which a browser's console then shows as it does for a server's.
  return new HttpResponse(body, { status, headers });
}

/** Whether this page may have a service worker: a private window or an address without https may not. */
export const canIntercept = (): boolean => 'serviceWorker' in navigator && window.isSecureContext;
