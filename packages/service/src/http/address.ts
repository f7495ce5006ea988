import { createMiddleware } from 'hono/factory';
import { Problem } from '../problems/Problem.ts';

/** What no name and no text has, and no database keeps: a zero, as an address carries it. */
const zero = '%00';

/**
 * Refuses addresses that hold what nothing can be called: as one that leads nowhere, or, behind the question mark, as a
 * question that is none.
 */
export const soundAddress = createMiddleware(async (c, next) => {
  const [path = '', query = ''] = c.req.url.split('?', 2);
  if (path.includes(zero)) throw new Problem('notFound');
  if (query.includes(zero)) throw new Problem('malformedRequest');
  await next();
});
