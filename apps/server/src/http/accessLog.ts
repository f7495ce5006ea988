import { randomBytes } from 'node:crypto';
import type { Logger } from '@greffe/service';
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';

const logged = /^\/(api|auth|dev)\//;

/**
 * One line a request, with the route's pattern in place of its address: ids, names and numbers of patients
 * never reach the log. Every answer carries the same id, for a person who reports a fault.
 */
export const accessLog = (logger: Logger) =>
  createMiddleware(async (c, next) => {
    const started = performance.now();
    const id = randomBytes(6).toString('hex');
    await next();
    c.res.headers.set('X-Request-Id', id);
    if (!logged.test(c.req.path)) return;
    const patterns = matchedRoutes(c).map((route) => route.path);
    logger.info({
      event: 'request',
      method: c.req.method,
      route: patterns.findLast((pattern) => !pattern.endsWith('*')) ?? 'none',
      status: c.res.status,
      ms: Math.round(performance.now() - started),
      id,
    });
  });
