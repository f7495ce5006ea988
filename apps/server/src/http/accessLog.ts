import { randomBytes } from 'node:crypto';
import type { Logger } from '@greffe/service';
import { createMiddleware } from 'hono/factory';

const logged = /^\/(?:(?:api|auth|dev)\/|hub$)/;

/**
 * One line a request, with the route's pattern in place of its address: ids, names and numbers of patients
 * never reach the log. Every answer carries the same id, for a person who reports a fault.
 */
export const accessLog = (logger: Logger, patternOf: (path: string) => string) =>
  createMiddleware(async (c, next) => {
    const started = performance.now();
    const id = randomBytes(6).toString('hex');
    await next();
    c.res.headers.set('X-Request-Id', id);
    if (!logged.test(c.req.path)) return;
    logger.info({
      event: 'request',
      method: c.req.method,
      route: patternOf(c.req.path),
      status: c.res.status,
      ms: Math.round(performance.now() - started),
      id,
    });
  });
