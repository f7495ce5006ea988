import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../test/Browser.ts';
import { freePort, ServerProcess } from '../test/ServerProcess.ts';
import { clientId, clientSecret, TestIssuer } from '../test/TestIssuer.ts';

const greffe = fileURLToPath(new URL('../../../packages/cli/bin/greffe.mjs', import.meta.url));
let data: string;
let issuer: TestIssuer;
let server: ServerProcess;

/** The real process, with an issuer of somebody else's. */
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'greffe-sign-in-'));
  issuer = await new TestIssuer().start();
  server = await new ServerProcess(await freePort(), {
    GREFFE_DATA: data,
    OIDC_ISSUER: issuer.url,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_CLIENT_AUTHENTICATION: 'basic',
    OIDC_PERSON_CLAIM: 'staff',
    GREFFE_PROXIES: '1',
    GREFFE_RATE_SIGN_IN: '20',
  }).ready();
});
afterAll(async () => {
  await server?.stop();
  await issuer?.stop();
  await rm(data, { recursive: true, force: true });
});

const from = (address: string) => ({ 'x-forwarded-for': address });

async function signIn(staff: string, browser = new Browser(server.url)) {
  issuer.ways = { claims: { staff } };
  const login = await browser.request('/auth/login', { headers: from('192.0.2.1') });
  const back = issuer.authorise(login.headers.get('location') ?? '');
  const path = `${back.pathname}${back.search}`;
  const response = await browser.request(path, {
    headers: { ...from('192.0.2.1'), 'user-agent': 'Firefox/1' },
  });
  return { browser, response, path };
}

interface Session {
  readonly id: string;
  readonly isCurrent: boolean;
}
const sessions = async (browser: Browser) =>
  ((await (await browser.request('/api/sessions')).json()) as { sessions: Session[] }).sessions;
const status = async (browser: Browser) => (await browser.request('/api/session')).status;
const end = (browser: Browser, path: string) =>
  browser.request(path, { method: 'DELETE', headers: { origin: server.url } });

describe('the server with an issuer of its own', () => {
  it('lets somebody in, and knows where from by the proxy’s word alone', async () => {
    const { browser, response } = await signIn('claire-dubois');
    expect(response.status).toBe(303);
    const [session] = await sessions(browser);
    expect(session).toMatchObject({ isCurrent: true, address: '192.0.2.1', userAgent: 'Firefox/1' });
  });

  it('tells whoever is not known here that they have no access, and keeps no session', async () => {
    const { browser, response } = await signIn('E-0000');
    expect(response.status).toBe(403);
    expect(await status(browser)).toBe(401);
    expect(server.output).not.toContain('E-0000');
  });

  it('takes an answer once, also in the same browser', async () => {
    const { browser, response, path } = await signIn('claire-dubois');
    expect(response.status).toBe(303);
    expect((await browser.request(path)).status).toBe(400);
    expect(await status(browser)).toBe(200);
  });

  it('ends the session that a browser had when somebody signs in anew', async () => {
    const { browser } = await signIn('claire-dubois');
    const before = browser.cookie('greffe_session') ?? '';
    await signIn('claire-dubois', browser);
    const old = await fetch(`${server.url}/api/session`, { headers: { cookie: `greffe_session=${before}` } });
    expect(old.status).toBe(401);
    expect(await status(browser)).toBe(200);
  });

  it('ends one session elsewhere, all others, and all of them', async () => {
    const [one, two, three] = [
      await signIn('els-peeters'),
      await signIn('els-peeters'),
      await signIn('els-peeters'),
    ].map(({ browser }) => browser) as [Browser, Browser, Browser];
    const other = (await sessions(one)).find(({ id, isCurrent }) => !isCurrent && id !== '');
    expect((await end(one, `/api/sessions/${other?.id}`)).status).toBe(204);
    expect((await Promise.all([one, two, three].map(status))).sort()).toEqual([200, 200, 401]);
    expect((await end(one, '/api/sessions')).status).toBe(204);
    expect((await Promise.all([one, two, three].map(status))).sort()).toEqual([200, 401, 401]);
    const { browser: four } = await signIn('els-peeters');
    const out = await four.request('/auth/logout', {
      method: 'POST',
      body: '{"everywhere":true}',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
    });
    const { location } = (await out.json()) as { location: string };
    expect(location.startsWith(`${issuer.url}leave?`)).toBe(true);
    expect(new URL(location).searchParams.get('id_token_hint')?.split('.')).toHaveLength(3);
    expect(await Promise.all([one, four].map(status))).toEqual([401, 401]);
  });

  it('ends a session when the issuer says that its own has ended, once and for all servers', async () => {
    const { browser } = await signIn('claire-dubois');
    const { browser: other } = await signIn('els-peeters');
    const say = (token: string) =>
      fetch(`${server.url}/auth/backchannel-logout`, {
        method: 'POST',
        body: new URLSearchParams({ logout_token: token }),
      });
    expect((await say(issuer.logoutToken({ sub: 'b-2' }))).status).toBe(200);
    expect(await Promise.all([browser, other].map(status))).toEqual([200, 200]);
    const token = issuer.logoutToken();
    expect((await say(token)).status).toBe(200);
    // This issuer calls everybody a-1, and its own sessions nothing.
    expect(await Promise.all([browser, other].map(status))).toEqual([401, 401]);
    const { browser: again } = await signIn('claire-dubois');
    expect((await say(token)).status).toBe(400);
    expect(await status(again)).toBe(200);
  });

  it('lets in whom the terminal makes an administrator', async () => {
    const stranger = await signIn('E-9001');
    expect(stranger.response.status).toBe(403);
    const options = {
      subject: 'E-9001',
      issuer: issuer.url,
      'given-name': 'Ada',
      'family-name': 'Claes',
      language: 'en',
      organisation: '0206653946',
      'organisation-name': 'The Institute',
      data,
    };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    // Development has an administrator already.
    const made = await promisify(execFile)(process.execPath, [
      greffe,
      'admin',
      'create',
      '--further',
      ...args,
    ]);
    expect(made.stdout).toBe('Ada Claes administers all registries, and can sign in.\n');
    const { browser, response } = await signIn('E-9001');
    expect(response.status).toBe(303);
    expect((await browser.request('/api/studio/registries')).status).toBe(200);
  });

  it('slows down who signs in too often, from one address and no other', async () => {
    const login = async (address: string) =>
      (await fetch(`${server.url}/auth/login`, { redirect: 'manual', headers: from(address) })).status;
    const statuses = [];
    for (let count = 0; count < 21; count += 1) statuses.push(await login('203.0.113.9'));
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(302));
    expect(statuses[20]).toBe(429);
    expect(await login('203.0.113.10')).toBe(302);
    // Whoever writes the header himself stands before what the proxy adds.
    expect(await login('1.2.3.4, 203.0.113.9')).toBe(429);
  });

  it('logs a breach of the policy that a browser reports, without the page’s address', async () => {
    const response = await fetch(`${server.url}/csp-reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/csp-report' },
      body: JSON.stringify({
        'csp-report': {
          'document-uri': `${server.url}/records/0198-secret`,
          'effective-directive': 'img-src',
          'blocked-uri': 'https://evil.example/x.png',
        },
      }),
    });
    expect(response.status).toBe(204);
    await expect
      .poll(() => server.output)
      .toContain('policy breached directive=img-src blocked=https://evil.example page=portal');
    expect(server.output).not.toContain('0198-secret');
  });
});
