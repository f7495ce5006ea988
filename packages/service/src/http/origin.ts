import { createMiddleware } from 'hono/factory';
import { Problem } from '../problems/Problem.ts';
import type { Environment } from './environment.ts';

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a write that another site's page sends along with our cookie. Browsers say where a write comes from: one with
 * a cookie that says nothing is refused too. A program that has no cookie need not say.
 */
export const sameOrigin = (ownOrigin: string | undefined) =>
  createMiddleware<Environment>(async (c, next) => {
    if (reads.has(c.req.method)) return next();
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    if (origin !== undefined && origin !== (ownOrigin ?? new URL(c.req.url).origin)) {
      throw new Problem('foreignOrigin');
    }
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('foreignOrigin');
    const isSaid = origin !== undefined || site === 'same-origin';
    if (!isSaid && c.req.header('cookie') !== undefined) throw new Problem('foreignOrigin');
    await next();
  });
