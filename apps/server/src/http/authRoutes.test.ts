import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../../test/Browser.ts';
import { developmentIssuer } from '../identity/issuers.ts';
import type { EndedAtIssuer } from '../identity/logoutToken.ts';
import { createProvider } from '../identity/provider/provider.ts';
import { createSealer } from '../identity/sealed.ts';
import { authRoutes, type SessionStart, type Sessions } from './authRoutes.ts';
import { providerRoutes } from './providerRoutes.ts';
import { headersFor, securityHeaders } from './securityHeaders.ts';

const description = { fr: 'Chirurgienne', nl: 'Chirurg', de: 'Chirurgin', en: 'Surgeon' };
const people = [
  {
    id: 'ada',
    givenName: 'Ada',
    familyName: 'Claes',
    language: 'fr',
    description,
    organisations: ['Clinique du Test'],
  },
  { id: 'bob', givenName: 'Bob', familyName: '<b>Bold</b>', language: 'nl', description, organisations: [] },
];
/** Given access since the server began. */
const invited: typeof people = [];
const logger = { info: () => {}, error: () => {} };
const security = { isHttps: false, formTargets: [] };

let server: Server;
let origin: string;
let provider: ReturnType<typeof createProvider>;
let browser: Browser;
const used = new Set<string>();
const started: string[] = [];
const starts: SessionStart[] = [];
const ended: string[] = [];
const endedEverywhere: string[] = [];
const endedByIssuer: EndedAtIssuer[] = [];
/** That somebody must wait before signing in. */
let seconds = 0;

beforeAll(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sessions: Sessions = {
    use: async (state) => !used.has(state) && used.add(state).has(state),
    start: async ({ subject }, how) => {
      starts.push(how);
      return subject === 'eve' ? undefined : { token: `token-${started.push(subject)}` };
    },
    end: async (token, isEverywhere) => {
      ended.push(token);
      if (isEverywhere) endedEverywhere.push(token);
      return starts.at(-1)?.idToken;
    },
    endByIssuer: async (one) => endedByIssuer.push(one) > 0,
  };
  const relyingParty = developmentIssuer(origin, origin, 'client-secret');
  const sealer = createSealer('s'.repeat(40), 'sign-in');
  const settings = {
    sessions,
    relyingParty,
    publicUrl: origin,
    sealer,
    logger,
    wait: async () => seconds,
    addressOf: () => '192.0.2.1',
  };
  provider = createProvider(origin, 'client-secret', people);
  const app = new Hono<{ Bindings: HttpBindings }>()
    .use(securityHeaders(security))
    .route('/auth', authRoutes(settings))
    .route(
      '/oidc',
      providerRoutes(
        provider,
        people,
        headersFor(security),
        async () => void people.push(...invited.splice(0)),
      ),
    )
    .get('*', (c) => c.text(`page ${c.req.path}`));
  server.on('request', getRequestListener(app.fetch));
});

beforeEach(() => {
  browser = new Browser(origin);
});

afterAll(async () => {
  server.close();
  await once(server, 'close');
});

describe('signing in', () => {
  it('goes by the provider’s choice of people and back to the page that was asked for', async () => {
    const { path, response } = await browser.signIn('ada', '/records/1?tab=history');
    expect(await response.text()).toBe('page /records/1');
    expect(path).toBe('/records/1?tab=history');
    expect(started.at(-1)).toBe('ada');
    expect(browser.cookie('greffe_session')).toBe(`token-${started.length}`);
    expect(browser.cookie('greffe_sign_in')).toBeUndefined();
  });

  it('sets a cookie that scripts and other sites do not get', async () => {
    const chooser = await browser.open('/auth/login');
    const choice = await browser.request(chooser.path, {
      method: 'POST',
      body: new URLSearchParams({ person: 'ada' }),
    });
    const resumed = await browser.request(choice.headers.get('location') ?? '');
    const callback = await browser.request(resumed.headers.get('location') ?? '');
    const line = callback.headers.getSetCookie().find((one) => one.startsWith('greffe_session='));
    expect(line).toMatch(/; HttpOnly/);
    expect(line).toMatch(/; SameSite=Lax/);
    expect(line).toMatch(/; Path=\//);
  });

  it('never comes back to another site', async () => {
    expect((await browser.signIn('ada', '//evil.example/')).path).toBe('/');
  });

  it('lets somebody else sign in after the first', async () => {
    await browser.signIn('ada');
    await browser.signIn('bob');
    expect(started.slice(-2)).toEqual(['ada', 'bob']);
  });

  it('offers somebody who was given access a moment ago', async () => {
    invited.push({
      id: 'nele',
      givenName: 'Nele',
      familyName: 'Nieuw',
      language: 'nl',
      description,
      organisations: [],
    });
    await browser.signIn('nele');
    expect(started.at(-1)).toBe('nele');
  });

  it('ends when the provider says so, by the name that it gave its session', async () => {
    await browser.signIn('ada');
    const { issuers } = starts.at(-1) ?? {};
    expect(issuers).toMatchObject({ subject: 'ada', session: expect.any(String) });
    // The types of the provider leave out what it sends itself when a session of its own ends.
    const client = (await provider.Client.find('greffe')) as unknown as {
      backchannelLogout(subject: string, session: string | undefined): Promise<void>;
    };
    await client.backchannelLogout('ada', issuers?.session);
    expect(endedByIssuer).toEqual([{ issuer: `${origin}/oidc`, ...issuers, id: expect.any(String) }]);
  });

  it('refuses an answer that another sign-in asked for', async () => {
    const stranger = new Browser(origin);
    const chooser = await stranger.open('/auth/login');
    const choice = await stranger.request(chooser.path, {
      method: 'POST',
      body: new URLSearchParams({ person: 'ada' }),
    });
    const resumed = await stranger.request(choice.headers.get('location') ?? '');
    await browser.open('/auth/login');
    const count = started.length;
    const { response } = await browser.open(resumed.headers.get('location') ?? '');
    expect(response.status).toBe(400);
    expect(started).toHaveLength(count);
    expect(browser.cookie('greffe_session')).toBeUndefined();
  });

  it('says what to do at a callback out of nowhere', async () => {
    const response = await browser.request('/auth/callback?code=x&state=y', {
      headers: { 'accept-language': 'nl' },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Opnieuw aanmelden');
  });

  it('continues on the public address when it is begun on another', async () => {
    const { port } = new URL(origin);
    const response = await fetch(`http://localhost:${port}/auth/login?returnTo=/x`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe(`${origin}/auth/login?returnTo=%2Fx`);
  });
});

describe('the page of people', () => {
  const chooser = async (language: string) =>
    (await browser.open('/auth/login', { headers: { 'accept-language': language } })).response;

  it('names each person, what they do and where, as text', async () => {
    const html = await (await chooser('fr')).text();
    for (const text of ['Ada Claes', 'Chirurgienne', 'Clinique du Test']) expect(html).toContain(text);
    expect(html).toContain('Bob &lt;b&gt;Bold&lt;/b&gt;');
    expect(html).not.toContain('<b>');
  });

  it.each([
    ['nl-BE,fr;q=0.5', 'nl', 'Wie wilt u zijn?'],
    ['de', 'de', 'Wer möchten Sie sein?'],
    ['en-GB', 'en', 'Who would you like to be?'],
    ['pt', 'fr', 'Qui voulez-vous être ?'],
  ])('speaks the browser’s language: %s', async (accepted, language, title) => {
    const path = (await browser.open('/auth/login')).path;
    const html = await (await browser.request(path, { headers: { 'accept-language': accepted } })).text();
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain(`<h1>${title}</h1>`);
  });

  it('carries no script and no inline style, and a policy that forbids both', async () => {
    const response = await chooser('fr');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(await response.text()).not.toMatch(/<script|<style| style=/);
  });

  it('does not let another site choose', async () => {
    const { path } = await browser.open('/auth/login');
    const choice = { method: 'POST', body: new URLSearchParams({ person: 'ada' }) };
    const response = await browser.request(path, { ...choice, headers: { origin: 'https://evil.example' } });
    expect(response.status).toBe(403);
  });

  it('asks again after a person who is not on it', async () => {
    const { path } = await browser.open('/auth/login');
    const response = await browser.request(path, {
      method: 'POST',
      body: new URLSearchParams({ person: 'eve' }),
    });
    expect(response.headers.get('location')).toBe(path);
  });

  it('explains an interaction that is over', async () => {
    const response = await browser.request('/oidc/interaction/gone', {
      headers: { 'accept-language': 'en' },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Sign in again');
  });
});

describe('signing out', () => {
  const signOut = (headers?: HeadersInit) =>
    browser.open('/auth/logout', { method: 'POST', ...(headers && { headers }) });

  it('ends the session here and at the provider, and comes back to the start', async () => {
    await browser.signIn('ada');
    const token = browser.cookie('greffe_session');
    const { path, response } = await signOut();
    expect(response.status).toBe(200);
    expect(path).toBe('/');
    expect(ended.at(-1)).toBe(token);
    expect(browser.cookie('greffe_session')).toBeUndefined();
    expect(browser.cookie('greffe_sign_out')).toBeUndefined();
  });

  it('tells a script where to go', async () => {
    await browser.signIn('ada');
    const { response } = await signOut({ accept: 'application/json' });
    const { location } = (await response.json()) as { location: string };
    expect(location).toMatch(/^http:.*\/oidc\/session\/end\?/);
    expect((await browser.open(location)).path).toBe('/');
  });

  it('is harmless for somebody who is not signed in', async () => {
    expect((await signOut()).path).toBe('/');
  });

  it('is not done for another site', async () => {
    await browser.signIn('ada');
    const count = ended.length;
    const { response } = await signOut({ origin: 'https://evil.example' });
    expect(response.status).toBe(403);
    expect(ended).toHaveLength(count);
    expect(browser.cookie('greffe_session')).toBeDefined();
  });

  it('ends one session, or all of them where that is asked, by a script or by a form', async () => {
    await browser.signIn('ada');
    await signOut({ accept: 'application/json' });
    expect(endedEverywhere).toEqual([]);
    const everywhere: [string, string][] = [
      ['application/json', '{"everywhere":true}'],
      ['application/x-www-form-urlencoded', 'everywhere=true'],
    ];
    for (const [type, body] of everywhere) {
      await browser.signIn('ada');
      const token = browser.cookie('greffe_session');
      await browser.request('/auth/logout', { method: 'POST', body, headers: { 'content-type': type } });
      expect(endedEverywhere.at(-1)).toBe(token);
    }
    await browser.signIn('ada');
    for (const body of ['{"everywhere":"true"}', '{"everywhere"', 'null']) {
      const headers = { 'content-type': 'application/json' };
      await browser.request('/auth/logout', { method: 'POST', body, headers });
    }
    expect(endedEverywhere).toHaveLength(2);
  });

  it('takes no more than it needs', async () => {
    const body = new URLSearchParams({ everywhere: 'x'.repeat(2000) });
    expect((await browser.request('/auth/logout', { method: 'POST', body })).status).toBe(413);
  });
});

describe('who begins too often', () => {
  it('is told to wait, in their language, and is not sent to the issuer', async () => {
    seconds = 12;
    const response = await browser.request('/auth/login', { headers: { 'accept-language': 'de' } });
    seconds = 0;
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '12']);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.text()).toContain('Zu viele Anmeldungen auf einmal');
    expect((await browser.request('/auth/login')).status).toBe(302);
  });
});

describe('the pages of signing in', () => {
  it('have their styles where there is no built-in provider too, and are kept nowhere', async () => {
    const page = await browser.request('/auth/callback');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const [, sheet = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(await page.text()) ?? [];
    expect(sheet).toMatch(/^\/auth\//);
    const styles = await browser.request(sheet);
    expect([styles.status, styles.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });
});
