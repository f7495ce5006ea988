import type { Logger } from '@greffe/service';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { accessLog } from './accessLog.ts';
import { compressPublished } from './compressed.ts';
import { patternFinder } from './routePatterns.ts';
import { type PageSecurity, securityHeaders } from './securityHeaders.ts';

type App = Hono<{ Bindings: HttpBindings }>;

/** What of the service the site needs to know: how to ask it, and its routes' patterns for the log. */
interface Service {
  fetch(request: Request): Response | Promise<Response>;
  routes: readonly { path: string }[];
}

export interface SiteParts {
  service: Service;
  auth: Hono;
  portal: Hono;
  /** The editor of definitions; its pages are under /studio. */
  studio: Hono;
  /** Development alone: the provider under /oidc, switches under /dev. */
  development?: (app: App) => void;
}

/** All of the server's addresses on one listener, under one set of headers and one log. */
export function createSite(
  { service, auth, portal, studio, development }: SiteParts,
  security: PageSecurity,
  logger: Logger,
) {
  const app: App = new Hono();
  let patternOf = (_path: string) => 'none';
  app.use(accessLog(logger, (path) => patternOf(path)));
  app.use(securityHeaders(security));
  app.use(compressPublished);
  development?.(app);
  app.route('/auth', auth);
  app.all('/api/*', (c) => service.fetch(c.req.raw));
  app.all('/health/*', (c) => service.fetch(c.req.raw));
  app.route('/studio', studio);
  app.route('/', portal);
  app.onError((error, c) => {
    logger.error({ event: 'unexpected', error: error.name, route: patternOf(c.req.path) });
    return c.text('Something went wrong in the server; nothing of yours was lost. Try again.', 500);
  });
  patternOf = patternFinder([...service.routes, ...app.routes].map(({ path }) => path));
  return getRequestListener(app.fetch, { overrideGlobalObjects: false });
}
