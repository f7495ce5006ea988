import { readFile } from 'node:fs/promises';
import { isUnavailable } from '@greffe/database';
import { type IssuersPerson, type Logger, sessionCookie, sessionToken } from '@greffe/service';
import { brokenSignIn, type SignInFault } from '@greffe/service/development';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { AuthorizationResponseError } from 'openid-client';
import type { EndedAtIssuer } from '../identity/logoutToken.ts';
import { isPendingSignIn, signInLasts } from '../identity/pending.ts';
import type { RelyingParty, SignedIn } from '../identity/relyingParty.ts';
import { safeReturnTo } from '../identity/returnTo.ts';
import { SignInRefused } from '../identity/SignInRefused.ts';
import type { Sealer } from '../identity/sealed.ts';
import { issuerLogout } from './issuerLogout.ts';
import { fromOwnPages } from './sameOrigin.ts';

/** What a session is started with. */
export interface SessionStart {
  readonly userAgent: string | undefined;
  readonly address: string | undefined;
  /** The session that this browser had until now. */
  readonly replaces: string | undefined;
  /** What the issuer is to be shown when its own session ends. */
  readonly idToken: string;
  /** How the issuer names the person and its own session. */
  readonly issuers: SignedIn['issuers'];
}

/** Where sessions are kept. */
export interface Sessions {
  /** Notes that a sign-in came back; false for one that had already. */
  use(state: string): Promise<boolean>;
  /** Undefined for somebody who is not known here. */
  start(person: IssuersPerson, how: SessionStart): Promise<{ readonly token: string } | undefined>;
  /** Ends one session, or all of its person's. Answers the ID token that it was started with. */
  end(token: string, isEverywhere: boolean): Promise<string | undefined>;
  /** Ends the sessions that began with one of the issuer's that has ended; false for a token that counted already. */
  endByIssuer(ended: EndedAtIssuer): Promise<boolean>;
}

export interface AuthSettings {
  sessions: Sessions;
  relyingParty: RelyingParty;
  publicUrl: string;
  /** Seals the cookie that a sign-in needs on its way. */
  sealer: Sealer;
  logger: Logger;
  /** The seconds that somebody at an address must wait before signing in; 0: none. */
  wait(address: string | undefined): Promise<number>;
  addressOf(c: Context): string | undefined;
}

/** The tokens, and then the pages' own rules. */
const stylesheets = [
  new URL(import.meta.resolve('@greffe/service/development/tokens.css')),
  new URL(import.meta.resolve('@greffe/service/development/sign-in.css')),
];

/** /auth: the way to the issuer and back, and out again. */
export function authRoutes(settings: AuthSettings) {
  const { sessions, relyingParty, publicUrl, sealer, logger, addressOf } = settings;
  const isHttps = publicUrl.startsWith('https:');
  const { origin } = new URL(publicUrl);
  const cookie = { httpOnly: true, sameSite: 'Lax', secure: isHttps } as const;
  const sessionName = sessionCookie(isHttps);
  // A `__Host-` cookie is for the whole host: browsers take no other path.
  const pendingName = isHttps ? '__Host-greffe_sign_in' : 'greffe_sign_in';
  const pendingCookie = { ...cookie, path: isHttps ? '/' : '/auth/callback' };
  const css = Promise.all(stylesheets.map((file) => readFile(file, 'utf8'))).then((texts) =>
    texts.join('\n'),
  );

  const failed = (c: Context, reason: unknown) => {
    const { fault, status } = faultOf(reason);
    logger.error({ event: 'sign-in failed', code: codeOf(reason), fault });
    return c.html(brokenSignIn(c.req.header('accept-language'), fault), status);
  };

  return new Hono()
    .use(async (c, next) => {
      await next();
      if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
    })
    .get('/sign-in.css', async (c) =>
      c.body(await css, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' }),
    )
    .get('/login', async (c) => {
      const returnTo = safeReturnTo(c.req.query('returnTo'));
      // The cookies belong to one host: whoever came by another name of it continues on the public one.
      if (!isHttps && new URL(c.req.url).host !== new URL(publicUrl).host) {
        return c.redirect(`${publicUrl}/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
      }
      try {
        const seconds = await settings.wait(addressOf(c));
        if (seconds > 0) {
          c.header('Retry-After', String(seconds));
          return c.html(brokenSignIn(c.req.header('accept-language'), 'tooMany'), 429);
        }
        const { location, pending } = await relyingParty.begin(returnTo, c.req.query('ui_locales'));
        setCookie(c, pendingName, sealer.seal(pending), { ...pendingCookie, maxAge: signInLasts / 1000 });
        return c.redirect(location.href);
      } catch (error) {
        return failed(c, new IssuerUnreachable(error));
      }
    })
    .get('/callback', async (c) => {
      const pending = sealer.open(getCookie(c, pendingName) ?? '');
      deleteCookie(c, pendingName, pendingCookie);
      try {
        if (!isPendingSignIn(pending)) throw new SignInRefused('notBegun');
        if (!(await sessions.use(pending.state))) throw new SignInRefused('used');
        const callback = new URL(`${publicUrl}/auth/callback${new URL(c.req.url).search}`);
        const { idToken, issuers, ...person } = await relyingParty.finish(callback, pending);
        const session = await sessions.start(person, {
          userAgent: c.req.header('user-agent'),
          address: addressOf(c),
          replaces: sessionToken(c.req.raw, isHttps),
          idToken,
          issuers,
        });
        if (session === undefined) throw new SignInRefused('unknownPerson');
        setCookie(c, sessionName, session.token, { ...cookie, path: '/' });
        return c.redirect(safeReturnTo(pending.returnTo), 303);
      } catch (error) {
        return failed(c, error);
      }
    })
    .route('/', issuerLogout({ read: relyingParty.ended, end: sessions.endByIssuer, logger }))
    .post('/logout', fromOwnPages(isHttps ? origin : undefined), bodyLimit({ maxSize: 1000 }), async (c) => {
      const token = sessionToken(c.req.raw, isHttps);
      const hint = token && (await sessions.end(token, await isEverywhere(c)));
      deleteCookie(c, sessionName, { ...cookie, path: '/' });
      const issuersPage = relyingParty.logoutLocation(hint || undefined);
      const location = (await issuersPage.catch(() => undefined))?.href ?? `${publicUrl}/`;
      // A script cannot follow a redirect to another origin: it is told where to go.
      if (c.req.header('accept')?.includes('application/json')) return c.json({ location });
      return c.redirect(location, 303);
    });
}

/** Whether all of a person's sessions are to end: `{"everywhere": true}`, or a form's field of that name. */
async function isEverywhere(c: Context): Promise<boolean> {
  if (c.req.header('content-type')?.startsWith('application/json')) {
    const body: unknown = await c.req.json().catch(() => undefined);
    return typeof body === 'object' && body !== null && 'everywhere' in body && body.everywhere === true;
  }
  return (await c.req.parseBody()).everywhere === 'true';
}

/** The issuer cannot be asked who it is; nobody can sign in until it can. */
class IssuerUnreachable extends Error {
  constructor(cause: unknown) {
    super('the issuer cannot be reached', { cause });
  }
}

type FaultStatus = 400 | 403 | 503;

/** What the person is told. Why an answer was not believed is for the log alone. */
function faultOf(reason: unknown): { fault: SignInFault; status: FaultStatus } {
  if (reason instanceof IssuerUnreachable || isUnavailable(reason))
    return { fault: 'unreachable', status: 503 };
  if (reason instanceof AuthorizationResponseError) return { fault: 'denied', status: 403 };
  if (!(reason instanceof SignInRefused)) return { fault: 'broken', status: 400 };
  switch (reason.code) {
    case 'unknownPerson':
    case 'claimMissing':
      return { fault: 'unknown', status: 403 };
    case 'levelTooLow':
      return { fault: 'denied', status: 403 };
    default:
      return { fault: 'broken', status: 400 };
  }
}

/** A word for the log; messages may quote what the issuer says of a person. */
function codeOf(reason: unknown): string {
  const source = reason instanceof IssuerUnreachable ? reason.cause : reason;
  const code = source instanceof Error && 'code' in source ? String(source.code) : 'unknown';
  return /^[\w-]{1,60}$/.test(code) ? code : 'unknown';
}
