import { isUnavailable } from '@greffe/database';
import {
  type LinkSessionStart,
  type Logger,
  sessionCookie,
  sessionToken,
  type VouchedLink,
} from '@greffe/service';
import { closedLink, pageLanguage } from '@greffe/service/development';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { setCookie } from 'hono/cookie';
import type { Hub } from '../hub/hubs.ts';
import { LinkRefused, verifyLink } from '../hub/verifyLink.ts';

/** What the session of a link is started with. */
export interface LinkStart {
  readonly userAgent: string | undefined;
  readonly address: string | undefined;
  /** The session that this browser had until now. */
  readonly replaces: string | undefined;
  readonly language: NonNullable<LinkSessionStart['language']>;
}

export interface HubSettings {
  readonly hubs: readonly Hub[];
  readonly publicUrl: string;
  readonly logger: Logger;
  /** Undefined for a link that was used before, or opens nothing. */
  start(link: VouchedLink, hub: Hub, how: LinkStart): Promise<{ readonly token: string } | undefined>;
  /** The seconds that somebody at an address must wait before opening another link; 0: none. */
  wait(address: string | undefined): Promise<number>;
  addressOf(c: Context): string | undefined;
  readonly clock?: () => number;
}

/** Longer than any link is. */
const mostBytes = 16_000;

/**
 * /hub: where a hub's signed link leads. It is posted by a form of the hub's page, or stands in the address of a `GET`:
 * either is used up at once and answered with a redirect, so that neither the page nor the history holds it. Whatever is
 * wrong with one, the answer is the same page.
 */
export function hubRoutes(settings: HubSettings) {
  const { hubs, publicUrl, logger, addressOf } = settings;
  const isHttps = publicUrl.startsWith('https:');
  const closed = (c: Context, status: 200 | 403 | 429 | 503) =>
    c.html(closedLink(c.req.header('accept-language')), status);

  async function open(c: Context, token: string): Promise<Response> {
    const seconds = await settings.wait(addressOf(c));
    if (seconds > 0) {
      c.header('Retry-After', String(seconds));
      return closed(c, 429);
    }
    try {
      const { hub, link } = await verifyLink(token, hubs, settings.clock);
      const session = await settings.start(link, hub, {
        userAgent: c.req.header('user-agent'),
        address: addressOf(c),
        replaces: sessionToken(c.req.raw, isHttps),
        language: pageLanguage(c.req.header('accept-language')),
      });
      if (session === undefined) throw new LinkRefused('usedOrEnded');
      const cookie = { httpOnly: true, sameSite: 'Lax', secure: isHttps, path: '/' } as const;
      setCookie(c, sessionCookie(isHttps), session.token, cookie);
      return c.redirect('/', 303);
    } catch (error) {
      const code = error instanceof LinkRefused ? error.code : 'unexpected';
      logger.error({ event: 'hub link refused', code });
      return closed(c, isUnavailable(error) ? 503 : 403);
    }
  }

  return new Hono()
    .use(async (c, next) => {
      await next();
      c.res.headers.set('Cache-Control', 'no-store');
      // A link that stands in the address goes to no other page, our own ones included.
      c.res.headers.set('Referrer-Policy', 'no-referrer');
    })
    .get('/', (c) => {
      const token = c.req.query('link');
      // A link is used once: what only looks where it leads must not use it up.
      const isLook = c.req.method === 'HEAD' || /prefetch|prerender/.test(c.req.header('sec-purpose') ?? '');
      return token === undefined || isLook ? closed(c, 200) : open(c, token);
    })
    .post('/', bodyLimit({ maxSize: mostBytes, onError: (c) => closed(c, 403) }), async (c) => {
      const { link } = await c.req.parseBody().catch(() => ({ link: '' }));
      return open(c, typeof link === 'string' ? link : '');
    });
}
