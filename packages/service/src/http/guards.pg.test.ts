import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../test/harness.ts';
import { createApp, createRateLimiter, createSession, type RateLimiter } from '../index.ts';

let test: TestApp;
let token: string;
beforeAll(async () => {
  test = await createTestApp([]);
  token = (await createSession(test.database, 'ann')).token;
});
afterAll(() => test.end());

/** The application as a server runs it: by sessions, with an address to each request. */
function open(limiter?: RateLimiter, origin = 'http://localhost') {
  const { identify: _, ...ports } = test.ports;
  const app = createApp({ ...ports, ...(limiter && { limiter }) });
  return (
    path: string,
    init: RequestInit & { address?: string; session?: string | undefined } = {},
  ): Response | Promise<Response> => {
    const { address = '192.0.2.1', session = token, ...rest } = init;
    const headers = new Headers({ cookie: `greffe_session=${session}`, origin, 'accept-language': 'en' });
    for (const [name, value] of new Headers(init.headers)) {
      if (value === '-') headers.delete(name);
      else headers.set(name, value);
    }
    return app.request(`http://localhost${path}`, { ...rest, headers }, { address });
  };
}

const language = (headers: Record<string, string> = {}) => ({
  method: 'PATCH',
  body: '{"language":"en"}',
  headers: { 'content-type': 'application/json', ...headers },
});

describe('a write with a cookie', () => {
  it.each([
    ['of our own page', {}, 204],
    [
      'of our own page, where the browser names only that',
      { origin: '-', 'sec-fetch-site': 'same-origin' },
      204,
    ],
    ['of another site', { origin: 'https://evil.example' }, 403],
    ['of a page without an origin, such as a sandboxed frame', { origin: 'null' }, 403],
    ['of the same host at another port', { origin: 'http://localhost:8080' }, 403],
    ['of the same host without https', { origin: 'https://localhost' }, 403],
    ['of a neighbouring host', { origin: 'http://app.localhost', 'sec-fetch-site': 'same-site' }, 403],
    ['that says nothing of where it comes from', { origin: '-' }, 403],
    ['that was typed into the address bar', { origin: '-', 'sec-fetch-site': 'none' }, 403],
  ])('%s', async (_, headers, expected) => {
    expect((await open()('/api/session', language(headers))).status).toBe(expected);
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded'],
    ['a form with files', 'multipart/form-data; boundary=x'],
    ['text', 'text/plain'],
    ['JSON with a parameter', 'application/json; charset=utf-16'],
    ['nothing', '-'],
  ])('must be JSON: %s', async (_, type) => {
    const response = await open()('/api/session', language({ 'content-type': type }));
    expect(response.status).toBe(415);
  });

  it('is refused before it is known whether somebody is signed in', async () => {
    const init = { ...language({ origin: 'https://evil.example' }), session: 'none' };
    expect((await open()('/api/session', init)).status).toBe(403);
  });
});

describe('every answer', () => {
  it.each([
    ['/api/session', {}],
    ['/api/session', { session: 'none' }],
    ['/api/session', language()],
    ['/api/nowhere', {}],
    ['/api/openapi.json', {}],
  ])('of %s %o is kept nowhere and framed nowhere', async (path, init) => {
    const { headers } = await open()(path, init);
    if (path !== '/api/openapi.json') expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('who asks for too much', () => {
  const limits = { person: 20, address: 60, signIn: 20, report: 20 };
  /** Says no to one kind of asking, and notes what was asked. */
  function refusing(kind: string | undefined) {
    const asked: string[] = [];
    return {
      asked,
      take: async (one: string, of: string) => {
        asked.push(`${one} ${of}`);
        return one === kind ? 7 : 0;
      },
    };
  }

  it('is told in their language how long to wait, and nothing is done', async () => {
    const limiter = refusing('address');
    const response = await open(limiter)('/api/session', {
      ...language({ 'accept-language': 'nl' }),
      body: '{"language":"de"}',
    });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(await response.json()).toMatchObject({
      code: 'tooManyRequests',
      status: 429,
      detail: expect.stringContaining('over 7 seconden'),
    });
    expect(limiter.asked).toEqual(['address 192.0.2.1']);
    expect(await (await open()('/api/session')).json()).toMatchObject({ person: { language: 'en' } });
  });

  it('is one person in however many browsers', async () => {
    const limiter = refusing('person');
    const ask = open(limiter);
    const second = (await createSession(test.database, 'ann')).token;
    expect((await ask('/api/session')).status).toBe(200);
    expect((await ask('/api/session', { session: second })).status).toBe(200);
    // From now on it is known whose they are.
    expect((await ask('/api/session')).status).toBe(429);
    expect((await ask('/api/session', { session: second })).status).toBe(429);
    expect(limiter.asked.filter((one) => one.startsWith('person'))).toEqual(['person ann', 'person ann']);
  });

  it('counts for their address alone with a token that was made up', async () => {
    const limiter = refusing('person');
    const ask = open(limiter);
    expect((await ask('/api/session', { session: 'guess' })).status).toBe(401);
    expect((await ask('/api/session', { session: 'guess' })).status).toBe(401);
    expect(limiter.asked).toEqual(['address 192.0.2.1', 'address 192.0.2.1']);
  });

  it('does not slow down others', async () => {
    const ask = open(createRateLimiter(test.database, limits));
    const bob = (await createSession(test.database, 'bob')).token;
    const statuses = [];
    for (let count = 0; count < 22; count += 1) statuses.push((await ask('/api/session')).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(21);
    expect(statuses.at(-1)).toBe(429);
    expect((await ask('/api/session', { session: bob })).status).toBe(200);
    // Ann from elsewhere is Ann; a flood of one address meets everybody behind it, and no other address.
    expect((await ask('/api/session', { address: '192.0.2.9' })).status).toBe(429);
    for (let count = 0; count < 60; count += 1) await ask('/api/session', { session: 'x' });
    expect((await ask('/api/session', { session: bob })).status).toBe(429);
    expect((await ask('/api/session', { session: bob, address: '192.0.2.9' })).status).toBe(200);
  });

  it('is everybody where there is no address to tell, as in a browser', async () => {
    const limiter = refusing('address');
    const { identify: _, ...ports } = test.ports;
    const app = createApp({ ...ports, limiter });
    const headers = { cookie: `greffe_session=${token}` };
    expect((await app.request('http://localhost/api/session', { headers })).status).toBe(200);
  });
});

describe('a removal', () => {
  const remove = async (init: RequestInit) =>
    (await open()('/api/sessions/guess', { method: 'DELETE', ...init })).status;

  it('needs no body: neither none nor an empty one, as Node gives to each', async () => {
    expect(await remove({})).toBe(404);
    expect(await remove({ body: new Uint8Array() })).toBe(404);
  });

  it('with a body is JSON like any other write', async () => {
    const json = { 'content-type': 'application/json' };
    expect(await remove({ body: '{}', headers: json })).toBe(404);
    expect(await remove({ body: '{', headers: json })).toBe(400);
    expect(await remove({ body: new TextEncoder().encode('{}') })).toBe(415);
    expect(await remove({ body: 'x', headers: { 'content-type': 'text/plain' } })).toBe(415);
  });
});
