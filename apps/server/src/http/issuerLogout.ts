import type { Logger } from '@greffe/service';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { EndedAtIssuer } from '../identity/logoutToken.ts';

interface IssuerLogoutParts {
  /** Whether the token is the issuer's, and what it says; throws where it is not to be believed. */
  readonly read: (token: string) => Promise<EndedAtIssuer>;
  /** Ends those sessions. False for a token that counted already. */
  readonly end: (ended: EndedAtIssuer) => Promise<boolean>;
  readonly logger: Logger;
}

/**
 * Where the issuer says that somebody's session there has ended (back-channel logout): the sessions that began with it
 * end here too. Asked by the issuer's server, not by a browser: what it brings is believed for its signature alone.
 */
export const issuerLogout = ({ read, end, logger }: IssuerLogoutParts) =>
  new Hono().post('/backchannel-logout', bodyLimit({ maxSize: 20_000 }), async (c) => {
    c.header('Cache-Control', 'no-store');
    try {
      const { logout_token: token } = await c.req.parseBody();
      const isForm = c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded');
      if (isForm && typeof token === 'string' && (await end(await read(token)))) return c.body(null, 200);
      throw new Error('no token, or one that counted already');
    } catch (error) {
      // Messages may quote the token: a word is said, and no more.
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      logger.error({
        event: 'logout by the issuer failed',
        code: /^\w{1,60}$/.test(code) ? code : 'unknown',
      });
      return c.json({ error: 'invalid_request' }, 400);
    }
  });
