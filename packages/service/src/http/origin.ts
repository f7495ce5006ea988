import { createMiddleware } from 'hono/factory';
import { Problem } from '../problems/Problem.ts';
import type { Environment } from './environment.ts';

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses a write that another site's page sends along with our cookie. */
export const sameOrigin = (ownOrigin: string | undefined) =>
  createMiddleware<Environment>(async (c, next) => {
    if (reads.has(c.req.method)) return next();
    const origin = c.req.header('origin');
    if (origin !== undefined && origin !== (ownOrigin ?? new URL(c.req.url).origin)) {
      throw new Problem('foreignOrigin');
    }
    const site = c.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('foreignOrigin');
    await next();
  });
