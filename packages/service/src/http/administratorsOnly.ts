import { createMiddleware } from 'hono/factory';
import { Problem } from '../problems/Problem.ts';
import { administers } from '../records/work.ts';
import type { Environment } from './environment.ts';
import type { RunAs } from './runAs.ts';

/** For whoever administers no registry the studio is not there: nothing of a request is read before. */
export const administratorsOnly = (runAs: RunAs) =>
  createMiddleware<Environment>(async (c, next) => {
    const isAllowed = await runAs(c.get('actor'), async ({ memberships }) => administers(memberships));
    if (!isAllowed) throw new Problem('notFound');
    await next();
  });
