import type { Logger } from '@greffe/service';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { tellRequests } from '../telemetry/tell.ts';
import { accessLog } from './accessLog.ts';
import { clientAddress } from './clientAddress.ts';
import { compressPublished } from './compressed.ts';
import { reportAddress } from './cspReports.ts';
import { patternFinder } from './routePatterns.ts';
import { type PageSecurity, securityHeaders } from './securityHeaders.ts';

type App = Hono<{ Bindings: HttpBindings }>;

/** What of the service the site needs to know: how to ask it, and its routes' patterns for the log. */
interface Service {
  fetch(request: Request, given: { address?: string }): Response | Promise<Response>;
  routes: readonly { path: string }[];
}

export interface SiteParts {
  service: Service;
  auth: Hono;
  /** Where hubs' links lead. */
  hub: Hono;
  /** Takes browsers' reports of breaches of the policy. */
  reports: Hono;
  portal: Hono;
  /** The editor of definitions; its pages are under /studio. */
  studio: Hono;
  /** Proxies in front of the server that can be believed. */
  proxies: number;
  /** Development alone: the provider under /oidc, switches under /dev. */
  development?: (app: App) => void;
  /** What is told of requests to a collector; absent: nothing. */
  telemetry?: Telemetry;
}

/** All of the server's addresses on one listener, under one set of headers and one log. */
export function createSite(
  { service, auth, hub, reports, portal, studio, proxies, development, telemetry }: SiteParts,
  security: PageSecurity,
  logger: Logger,
) {
  const app: App = new Hono();
  let patternOf = (_path: string) => 'none';
  if (telemetry) app.use(tellRequests(telemetry, (path) => patternOf(path)));
  app.use(accessLog(logger, (path) => patternOf(path)));
  app.use(securityHeaders(security));
  app.use(compressPublished);
  development?.(app);
  app.route('/auth', auth);
  app.route('/hub', hub);
  app.route(reportAddress, reports);
  const toService = (c: Context<{ Bindings: HttpBindings }>) => {
    const address = clientAddress(c.env.incoming, proxies);
    return service.fetch(c.req.raw, address === undefined ? {} : { address });
  };
  app.all('/api/*', toService);
  app.all('/health/*', toService);
  app.route('/studio', studio);
  app.route('/', portal);
  app.onError((error, c) => {
    logger.error({ event: 'unexpected', error: error.name, route: patternOf(c.req.path) });
    return c.text('Something went wrong in the server; nothing of yours was lost. Try again.', 500);
  });
  patternOf = patternFinder([...service.routes, ...app.routes].map(({ path }) => path));
  return getRequestListener(app.fetch, { overrideGlobalObjects: false });
}
