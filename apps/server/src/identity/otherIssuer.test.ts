import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientId, clientSecret, TestIssuer, type Ways } from '../../test/TestIssuer.ts';
import type { Issuer } from '../config/configuration.ts';
import { authRoutes, type SessionStart } from '../http/authRoutes.ts';
import { externalIssuer } from './issuers.ts';
import type { EndedAtIssuer } from './logoutToken.ts';
import { createSealer } from './sealed.ts';

const publicUrl = 'https://greffe.example.be';
const sealer = createSealer('s'.repeat(40), 'sign-in');
const pendingCookie = '__Host-greffe_sign_in';

let issuer: TestIssuer;
let used: Set<string>;
let started: (SessionStart & { readonly issuer: string; readonly subject: string })[];
let logged: Record<string, unknown>[];
let ended: EndedAtIssuer[];

beforeAll(async () => {
  issuer = await new TestIssuer().start();
});
afterAll(() => issuer.stop());
beforeEach(() => {
  issuer.ways = {};
  issuer.metadata = {};
  issuer.requests.length = 0;
  used = new Set();
  started = [];
  logged = [];
  ended = [];
});

function greffe(more: Partial<Issuer> = {}, clock?: () => number) {
  const settings: Issuer = {
    url: issuer.url,
    clientId,
    clientSecret,
    personClaim: 'staff',
    scope: 'openid staff',
    levels: [],
    authentication: 'basic',
    ...more,
  };
  const routes = authRoutes({
    sessions: {
      use: async (state) => !used.has(state) && used.add(state).has(state),
      start: async (person, how) => {
        if (person.subject === 'E-0000') return undefined;
        return { token: `token-${started.push({ ...person, ...how })}` };
      },
      end: async () => started.at(-1)?.idToken,
      endByIssuer: async (one) => ended.every(({ id }) => id !== one.id) && ended.push(one) > 0,
    },
    relyingParty: externalIssuer(settings, publicUrl, clock),
    publicUrl,
    sealer,
    logger: { info: () => {}, error: (entry) => void logged.push(entry) },
    wait: async () => 0,
    addressOf: () => '192.0.2.7',
  });
  return new Hono().route('/auth', routes);
}

const cookieOf = (response: Response, name: string) =>
  response.headers.getSetCookie().find((line) => line.startsWith(`${name}=`));

/** Begins at Greffe, says who one is at the issuer, and brings back what the issuer says. */
async function begin(app = greffe()) {
  const login = await app.request(`${publicUrl}/auth/login?returnTo=/records/1`);
  const location = login.headers.get('location') ?? '';
  const cookie = cookieOf(login, pendingCookie)?.split(';')[0] ?? '';
  return { app, login, location, cookie, back: location && issuer.authorise(location) };
}

async function bring({ app, cookie, back }: Awaited<ReturnType<typeof begin>>, headers = {}) {
  return app.request(String(back), { headers: { cookie, 'accept-language': 'en', ...headers } });
}

const signIn = async (app = greffe()) => bring(await begin(app));

describe('another issuer', () => {
  it('lets somebody in by its own claim, and signs in under a new cookie of this host alone', async () => {
    const response = await bring(await begin(), { 'user-agent': 'Firefox' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/records/1');
    expect(started).toMatchObject([
      { issuer: issuer.url, subject: 'E-4711', userAgent: 'Firefox', address: '192.0.2.7' },
    ]);
    const cookie = cookieOf(response, '__Host-greffe_session');
    expect(cookie).toMatch(/^__Host-greffe_session=token-1;/);
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      expect(cookie).toContain(`; ${part}`);
    expect(cookie).not.toMatch(/domain/i);
  });

  it('is asked with PKCE, state, nonce and the scope of the configuration', async () => {
    const { location, login } = await begin();
    const { searchParams } = new URL(location);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      client_id: clientId,
      code_challenge_method: 'S256',
      scope: 'openid staff',
      redirect_uri: `${publicUrl}/auth/callback`,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/);
    }
    expect(cookieOf(login, pendingCookie)).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax/);
  });

  it('ends the session that the browser had, whosever it was', async () => {
    await bring(await begin(), { cookie: '' });
    expect(started).toEqual([]);
    const begun = await begin();
    await bring(begun, { cookie: `${begun.cookie}; __Host-greffe_session=before` });
    expect(started.at(-1)?.replaces).toBe('before');
  });

  it('may tell of somebody at an address of its own', async () => {
    issuer.ways = { claims: { staff: undefined }, userinfo: { staff: 'E-4712' } };
    expect((await signIn()).status).toBe(303);
    expect(started[0]?.subject).toBe('E-4712');
  });

  it('may change its key at any time, also while somebody is signing in', async () => {
    const app = greffe();
    expect((await signIn(app)).status).toBe(303);
    issuer.rotate({ keepsOld: true });
    expect((await signIn(app)).status).toBe(303);
    const begun = await begin(app);
    issuer.rotate({ keepsOld: false });
    expect((await bring(begun)).status).toBe(303);
  });

  it('may be half a minute off', async () => {
    const now = Math.floor(Date.now() / 1000);
    issuer.ways = { claims: { iat: now + 20, nbf: now + 20 } };
    expect((await signIn()).status).toBe(303);
    issuer.ways = { claims: { iat: now - 80, exp: now - 20 } };
    expect((await signIn()).status).toBe(303);
  });

  it('ends its own session when somebody signs out here', async () => {
    const app = greffe();
    await signIn(app);
    const response = await app.request(`${publicUrl}/auth/logout`, {
      method: 'POST',
      headers: { origin: publicUrl, cookie: '__Host-greffe_session=token-1', accept: 'application/json' },
    });
    const location = new URL(((await response.json()) as { location: string }).location);
    expect(`${location.origin}${location.pathname}`).toBe(`${issuer.url}leave`);
    expect(location.searchParams.get('id_token_hint')).toBe(started[0]?.idToken);
    expect(location.searchParams.get('post_logout_redirect_uri')).toBe(`${publicUrl}/`);
    expect(cookieOf(response, '__Host-greffe_session')).toMatch(/Max-Age=0/);
  });

  it('without such a page leads back to the start', async () => {
    issuer.metadata = { end_session_endpoint: undefined };
    const headers = { origin: publicUrl, accept: 'application/json' };
    const response = await greffe().request(`${publicUrl}/auth/logout`, { method: 'POST', headers });
    expect(await response.json()).toEqual({ location: `${publicUrl}/` });
  });

  it('is followed within the hour when it moves, and believed as it was when it does not answer then', async () => {
    let now = Date.now();
    const app = greffe({}, () => now);
    const place = async () => new URL((await begin(app)).location).pathname;
    expect(await place()).toBe('/realms/hospital/authorise');
    issuer.metadata = { authorization_endpoint: `${issuer.url}moved` };
    expect(await place()).toBe('/realms/hospital/authorise');
    now += 3_600_000;
    expect(await place()).toBe('/realms/hospital/moved');
    issuer.metadata = { issuer: 'https://evil.example/' };
    now += 3_600_000;
    expect(await place()).toBe('/realms/hospital/moved');
  });

  it('that does not answer is told as what it is, and signing in works once it does', async () => {
    const away = await new TestIssuer().start();
    const { url } = away;
    await away.stop();
    const response = await greffe({ url }).request(`${publicUrl}/auth/login`, {
      headers: { 'accept-language': 'en' },
    });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('The identification service does not answer');
    issuer.metadata = { issuer: 'https://evil.example/' };
    const app = greffe();
    expect((await app.request(`${publicUrl}/auth/login`)).status).toBe(503);
    issuer.metadata = {};
    expect((await signIn(app)).status).toBe(303);
  });
});

describe('what is not believed', () => {
  const seconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;
  it.each([
    ['another issuer', () => ({ claims: { iss: 'https://evil.example/' } })],
    ['the same issuer under a shorter name', () => ({ claims: { iss: issuer.url.replace(/\/$/, '') } })],
    ['another audience', () => ({ claims: { aud: 'somebody-else' } })],
    ['several audiences, made for another of them', () => ({ claims: { aud: [clientId, 'x'], azp: 'x' } })],
    ['no audience', () => ({ claims: { aud: undefined } })],
    ['a token that has ended', () => ({ claims: { exp: seconds(-31), iat: seconds(-90) } })],
    ['a token without an end', () => ({ claims: { exp: undefined } })],
    ['a token of the future', () => ({ claims: { iat: seconds(60) } })],
    ['a token that does not hold yet', () => ({ claims: { nbf: seconds(60) } })],
    ['another nonce', () => ({ claims: { nonce: 'x'.repeat(43) } })],
    ['no nonce', () => ({ claims: { nonce: undefined } })],
    ['a key that only has the right name', () => ({ signedBy: 'a key of the same name' as const })],
    ['a signature with the client’s secret', () => ({ signedBy: 'the client’s secret' as const })],
    ['no signature', () => ({ signedBy: 'nobody' as const })],
    ['another state', () => ({ answer: { state: 'x'.repeat(43) } })],
    ['the answer of another issuer', () => ({ answer: { iss: 'https://evil.example/' } })],
    ['a code that was made up', () => ({ answer: { code: 'x' } })],
    [
      'a person of whom it tells somebody else’s data',
      () => ({ claims: { staff: undefined }, userinfo: { sub: 'b-2', staff: 'E-1' } }),
    ],
  ])('%s', async (_, ways) => {
    issuer.ways = ways();
    const response = await signIn();
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Signing in did not work');
    expect(started).toEqual([]);
    expect(cookieOf(response, '__Host-greffe_session')).toBeUndefined();
    expect(logged).toMatchObject([{ event: 'sign-in failed' }]);
    expect(JSON.stringify(logged)).not.toMatch(/E-4711|a-1|evil/);
  });

  it('a key that was withdrawn', async () => {
    const app = greffe();
    await signIn(app);
    issuer.ways = { signedBy: 'a key of the same name' };
    issuer.rotate({ keepsOld: false });
    expect((await signIn(app)).status).toBe(400);
    expect(started).toHaveLength(1);
  });

  it('the same answer brought twice: the issuer is not even asked', async () => {
    const begun = await begin();
    expect((await bring(begun)).status).toBe(303);
    const asked = issuer.requests.length;
    expect((await bring(begun)).status).toBe(400);
    expect(issuer.requests).toHaveLength(asked);
    expect(started).toHaveLength(1);
    expect(logged).toMatchObject([{ code: 'used' }]);
  });

  it('a code that was used at another sign-in', async () => {
    const first = await begin();
    await bring(first);
    const second = await begin(first.app);
    const code = new URL(String(first.back)).searchParams.get('code') ?? '';
    const back = new URL(String(second.back));
    back.searchParams.set('code', code);
    expect((await bring({ ...second, back })).status).toBe(400);
    expect(started).toHaveLength(1);
  });

  it('an answer in a browser that did not begin, or whose cookie was altered by one character', async () => {
    const begun = await begin();
    const { cookie } = begun;
    const altered = `${cookie.slice(0, -20)}${cookie.at(-20) === 'A' ? 'B' : 'A'}${cookie.slice(-19)}`;
    for (const wrong of ['', altered, cookie.replace('__Host-', '')]) {
      expect((await bring({ ...begun, cookie: wrong })).status).toBe(400);
    }
    expect(started).toEqual([]);
    expect((await bring(begun)).status).toBe(303);
  });

  it('an answer that comes after more than ten minutes, whatever the browser kept', async () => {
    const begun = await begin();
    const pending = sealer.open(begun.cookie.split('=')[1] ?? '') as { begunAt: number };
    const old = sealer.seal({ ...pending, begunAt: pending.begunAt - 600_001 });
    expect((await bring({ ...begun, cookie: `${pendingCookie}=${old}` })).status).toBe(400);
    expect(logged).toMatchObject([{ code: 'notBegun' }]);
  });
});

describe('who does not come in', () => {
  it.each([
    ['somebody who is not known here', {}, { staff: 'E-0000' }, 'You have no access yet'],
    ['somebody without the claim', {}, { staff: undefined }, 'You have no access yet'],
    ['somebody whose claim is no text', {}, { staff: { toString: 'E-4711' } }, 'You have no access yet'],
    ['somebody of too long a name', {}, { staff: 'E'.repeat(256) }, 'You have no access yet'],
    ['a claim that every object has', { personClaim: 'constructor' }, {}, 'You have no access yet'],
    ['a lower level than is demanded', { levels: ['high'] }, { acr: 'low' }, 'Signing in was refused'],
    ['no level where one is demanded', { levels: ['high'] }, {}, 'Signing in was refused'],
  ])('%s', async (_, settings, claims, words) => {
    issuer.ways = { claims };
    const response = await signIn(greffe(settings));
    expect(response.status).toBe(403);
    expect(await response.text()).toContain(words);
    expect(started).toEqual([]);
  });

  it('whoever gives up at the issuer', async () => {
    issuer.ways = { answer: { error: 'access_denied' } };
    const response = await signIn();
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('Signing in was refused');
  });

  it('but whoever has the level that is demanded does', async () => {
    issuer.ways = { claims: { acr: 'high' } };
    const app = greffe({ levels: ['high', 'higher'] });
    expect(new URL((await begin(app)).location).searchParams.get('acr_values')).toBe('high higher');
    expect((await signIn(app)).status).toBe(303);
  });
});

describe('a session that ends at the issuer', () => {
  const say = (token: string, app = greffe(), type = 'application/x-www-form-urlencoded') =>
    app.request(`${publicUrl}/auth/backchannel-logout`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: type.endsWith('json') ? JSON.stringify({ logout_token: token }) : `logout_token=${token}`,
    });

  it('is named as it was at the sign-in, and ends here once', async () => {
    issuer.ways = { claims: { sid: 's-1' } };
    const app = greffe();
    await signIn(app);
    expect(started[0]?.issuers).toEqual({ subject: 'a-1', session: 's-1' });
    issuer.ways = {};
    const token = issuer.logoutToken({ sid: 's-1', jti: 'j-1' });
    const response = await say(token, app);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(ended).toEqual([{ issuer: issuer.url, subject: 'a-1', session: 's-1', id: 'j-1' }]);
    expect((await say(token, app)).status, 'the same token again').toBe(400);
    expect((await say(issuer.logoutToken({ sub: undefined, sid: 's-2' }), app)).status).toBe(200);
    expect((await say(issuer.logoutToken({}, {}), app)).status, 'of everything of a person').toBe(200);
    issuer.rotate({ keepsOld: false });
    expect((await say(issuer.logoutToken(), greffe())).status, 'by a new key').toBe(200);
    expect(ended).toHaveLength(4);
  });

  const now = (offset: number) => Math.floor(Date.now() / 1000) + offset;
  it.each<[string, Record<string, unknown>, Ways['signedBy']?]>([
    ['another issuer', { iss: 'https://evil.example/' }],
    ['another audience', { aud: 'somebody-else' }],
    ['no audience', { aud: undefined }],
    ['a token that has ended', { exp: now(-31), iat: now(-90) }],
    ['a token without an end', { exp: undefined }],
    ['a token of the future', { iat: now(60) }],
    ['a token made long ago, whatever its end', { iat: now(-400), exp: now(900) }],
    ['an ID token', { events: undefined, nonce: 'x' }],
    ['a token with a nonce', { nonce: 'x' }],
    ['another event', { events: { 'https://example.org/other': {} } }],
    [
      'an event that is no object',
      { events: { 'http://schemas.openid.net/event/backchannel-logout': true } },
    ],
    ['nobody', { sub: undefined }],
    ['somebody whose name is no text', { sub: 7 }],
    ['a token without a name', { jti: undefined }],
    ['a key that only has the right name', {}, 'a key of the same name'],
    ['a signature with the client’s secret', {}, 'the client’s secret'],
    ['no signature', {}, 'nobody'],
  ])('is not believed: %s', async (_, claims, signedBy) => {
    issuer.ways = signedBy === undefined ? {} : { signedBy };
    const response = await say(issuer.logoutToken(claims));
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: 'invalid_request' });
    expect(ended).toEqual([]);
    expect(logged).toMatchObject([{ event: 'logout by the issuer failed' }]);
    expect(JSON.stringify(logged)).not.toMatch(/a-1|evil|eyJ/);
  });

  it('is not believed in another form, nor without a token, and the issuer is not asked for that', async () => {
    const asked = issuer.requests.length;
    const app = greffe();
    expect((await say('', app)).status).toBe(400);
    expect((await say('x.y.z', app)).status).toBe(400);
    expect((await say('x'.repeat(30_000), app)).status).toBe(413);
    expect((await say(issuer.logoutToken(), app, 'application/json')).status).toBe(400);
    expect((await app.request(`${publicUrl}/auth/backchannel-logout`)).status).toBe(404);
    expect(issuer.requests.slice(asked).filter((one) => one.includes('/keys'))).toEqual([]);
  });
});
