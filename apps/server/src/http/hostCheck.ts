import { createMiddleware } from 'hono/factory';

/**
 * Answers only under this machine's own names. Development asks for no password, so a page elsewhere must not
 * get in by pointing a name of its own at 127.0.0.1 (DNS rebinding).
 */
export const ownNamesOnly = (publicUrl: string) => {
  const { host, port } = new URL(publicUrl);
  const names = new Set([host, `localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]);
  return createMiddleware(async (c, next) => {
    if (!names.has(c.req.header('host') ?? '')) {
      return c.text(`This is Greffe in development: it answers at ${publicUrl} alone.`, 421);
    }
    await next();
    return undefined;
  });
};
