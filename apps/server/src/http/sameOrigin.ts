import { createMiddleware } from 'hono/factory';

/**
 * Refuses a POST that another site's page sends. Browsers name the origin on every POST, so one without is
 * refused too unless it comes from no page at all (no Sec-Fetch-Site) and carries no cookie.
 */
export const fromOwnPages = (publicOrigin: string | undefined) =>
  createMiddleware(async (c, next) => {
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const isOwn =
      origin === undefined
        ? site === 'same-origin' || (site === undefined && c.req.header('cookie') === undefined)
        : origin === (publicOrigin ?? new URL(c.req.url).origin);
    if (!isOwn) return c.text('This request does not come from a page of Greffe.', 403);
    await next();
    return undefined;
  });
