import { http } from 'msw';
import { setupWorker } from 'msw/browser';
import type { Ask } from './connect.ts';

/** Paths that a server would answer. Pages, such as /auth/login, are loaded by navigation and are not among them. */
const paths = ['/api/*', '/health/*', '/dev/*', '/auth/choose', '/auth/logout'];

/** Has the service worker hand the API's requests to the mock. Resolves when it does so for this page. */
export async function intercept(ask: Ask): Promise<void> {
  const handlers = paths.map((path) => http.all(path, ({ request }) => ask(request)));
  await setupWorker(...handlers).start({ quiet: true, onUnhandledFrame: 'bypass' });
}

/** Whether this page may have a service worker: a private window or an address without https may not. */
export const canIntercept = (): boolean => 'serviceWorker' in navigator && window.isSecureContext;
