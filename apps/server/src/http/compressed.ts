import { compress } from 'hono/compress';
import { createMiddleware } from 'hono/factory';

const published = /^\/api\/(definitions\/|openapi\.json$|docs$)/;
const gzip = compress();

/**
 * Compresses what is published and the same for everybody. Answers with a person's own data are left alone:
 * their length must not tell what is in them to somebody who can add to the request (BREACH).
 */
export const compressPublished = createMiddleware((c, next) =>
  published.test(c.req.path) ? gzip(c, next) : next().then(() => undefined),
);
