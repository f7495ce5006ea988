import { type Logger, sessionCookie, sessionToken } from '@greffe/service';
import { brokenSignIn } from '@greffe/service/development';
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isPendingSignIn } from '../identity/pending.ts';
import type { RelyingParty } from '../identity/relyingParty.ts';
import { safeReturnTo } from '../identity/returnTo.ts';
import { createSealer } from '../identity/sealed.ts';
import { fromOwnPages } from './sameOrigin.ts';

/** Where sessions are kept. */
export interface Sessions {
  /** Throws when the person is not known here. */
  start(person: string): Promise<{ readonly token: string }>;
  end(token: string): Promise<void>;
}

export interface AuthSettings {
  sessions: Sessions;
  relyingParty: RelyingParty;
  publicUrl: string;
  /** Seals the cookies that a sign-in needs on its way. */
  secret: string;
  logger: Logger;
}

const tenMinutes = 600;

/** /auth: the way to the issuer and back, and out again. */
export function authRoutes({ sessions, relyingParty, publicUrl, secret, logger }: AuthSettings) {
  const isHttps = publicUrl.startsWith('https:');
  const { origin } = new URL(publicUrl);
  const pendingSealer = createSealer(secret, 'sign-in');
  const hintSealer = createSealer(secret, 'sign-out');
  const cookie = { httpOnly: true, sameSite: 'Lax', secure: isHttps } as const;
  const pendingCookie = { ...cookie, path: '/auth/callback' };
  const hintCookie = { ...cookie, path: '/auth/logout' };
  const failed = (c: Context, reason: unknown) => {
    const code = reason instanceof Error && 'code' in reason ? String(reason.code) : 'unknown';
    logger.error({ event: 'sign-in failed', code });
    return c.html(brokenSignIn(c.req.header('accept-language')), 400, { 'Cache-Control': 'no-store' });
  };

  return new Hono()
    .get('/login', async (c) => {
      const returnTo = safeReturnTo(c.req.query('returnTo'));
      // The cookies belong to one host: whoever came by another name of it continues on the public one.
      if (!isHttps && new URL(c.req.url).host !== new URL(publicUrl).host) {
        return c.redirect(`${publicUrl}/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
      }
      try {
        const { location, pending } = await relyingParty.begin(returnTo, c.req.query('ui_locales'));
        setCookie(c, 'greffe_sign_in', pendingSealer.seal(pending), { ...pendingCookie, maxAge: tenMinutes });
        c.header('Cache-Control', 'no-store');
        return c.redirect(location.href);
      } catch (error) {
        return failed(c, error);
      }
    })
    .get('/callback', async (c) => {
      const pending = pendingSealer.open(getCookie(c, 'greffe_sign_in') ?? '');
      deleteCookie(c, 'greffe_sign_in', pendingCookie);
      if (!isPendingSignIn(pending)) return failed(c, undefined);
      try {
        const callback = new URL(`${publicUrl}/auth/callback${new URL(c.req.url).search}`);
        const { person, idToken } = await relyingParty.finish(callback, pending);
        const { token } = await sessions.start(person);
        setCookie(c, sessionCookie(isHttps), token, { ...cookie, path: '/' });
        setCookie(c, 'greffe_sign_out', hintSealer.seal(idToken), hintCookie);
        c.header('Cache-Control', 'no-store');
        return c.redirect(safeReturnTo(pending.returnTo), 303);
      } catch (error) {
        return failed(c, error);
      }
    })
    .post('/logout', fromOwnPages(isHttps ? origin : undefined), async (c) => {
      const token = sessionToken(c.req.raw);
      if (token) await sessions.end(token);
      const hint = hintSealer.open(getCookie(c, 'greffe_sign_out') ?? '');
      deleteCookie(c, sessionCookie(isHttps), { ...cookie, path: '/' });
      deleteCookie(c, 'greffe_sign_out', hintCookie);
      const issuersPage = relyingParty.logoutLocation(typeof hint === 'string' ? hint : undefined);
      const location = (await issuersPage.catch(() => undefined))?.href ?? `${publicUrl}/`;
      c.header('Cache-Control', 'no-store');
      // A script cannot follow a redirect to another origin: it is told where to go.
      if (c.req.header('accept')?.includes('application/json')) return c.json({ location });
      return c.redirect(location, 303);
    });
}
