import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Hono } from 'hono';
import { createLocalJWKSet, SignJWT, UnsecuredJWT } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Hub } from '../hub/hubs.ts';
import { hubRoutes } from './hubRoutes.ts';

const publicUrl = 'https://greffe.example.be';
const now = Date.UTC(2026, 10, 22, 12);
const seconds = (from: number) => now / 1000 + from;
const south = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const north = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const hubOf = (id: string, publicKey: KeyObject): Hub => ({
  id,
  name: `Hub of the ${id}`,
  issuer: `https://${id}.example.be`,
  audience: publicUrl,
  registries: ['visits'],
  keys: createLocalJWKSet({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'ES256' }] }),
});

let used: Set<string>;
let started: unknown[];
let logged: Record<string, unknown>[];
let waits: number;
let app: Hono;
beforeEach(() => {
  [used, started, logged, waits] = [new Set(), [], [], 0];
  const routes = hubRoutes({
    hubs: [hubOf('south', south.publicKey), hubOf('north', north.publicKey)],
    publicUrl,
    logger: { info: () => {}, error: (entry) => void logged.push(entry) },
    start: async (link, hub, how) => {
      if (used.has(link.id)) return undefined;
      used.add(link.id);
      return { token: `token-${started.push({ ...link, registries: hub.registries, ...how })}` };
    },
    wait: async () => waits,
    addressOf: () => '192.0.2.7',
    clock: () => now,
  });
  app = new Hono().route('/hub', routes);
});

const usual = {
  iss: 'https://south.example.be',
  aud: publicUrl,
  sub: '17360525004',
  given_name: 'Hugo',
  family_name: 'Hens',
  patient: '85040216932',
  link_until: seconds(86_400),
  iat: seconds(-5),
  exp: seconds(300),
  jti: 'link-0001',
};
const sign = (
  more: Record<string, unknown> = {},
  key: KeyObject | Uint8Array = south.privateKey,
  alg = 'ES256',
) => new SignJWT({ ...usual, ...more }).setProtectedHeader({ alg, kid: 'k1' }).sign(key);

const headers = { 'accept-language': 'en', 'user-agent': 'Firefox' };
const post = (link: string, more = {}) =>
  app.request(`${publicUrl}/hub`, {
    method: 'POST',
    body: new URLSearchParams({ link }),
    headers: { ...headers, origin: 'https://south.example.be', 'sec-fetch-site': 'cross-site', ...more },
  });
const get = (link: string, init: RequestInit = {}) =>
  app.request(`${publicUrl}/hub?link=${link}`, { ...init, headers: { ...headers, ...init.headers } });

describe('NP-4: a hub’s link', () => {
  it.each([
    ['posted by the hub’s page', post],
    ['in an address', get],
  ])('%s begins a session under a cookie of this host alone, and stays nowhere', async (_, bring) => {
    const link = await sign();
    const response = await bring(link, {});
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/');
    expect(response.headers.get('set-cookie')).toBe(
      '__Host-greffe_session=token-1; Path=/; HttpOnly; Secure; SameSite=Lax',
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(started).toMatchObject([
      {
        hub: { id: 'south', name: 'Hub of the south' },
        id: 'link-0001',
        physician: { number: '17360525004', givenName: 'Hugo', familyName: 'Hens' },
        niss: '85040216932',
        until: new Date(now + 86_400_000),
        registries: ['visits'],
        userAgent: 'Firefox',
        address: '192.0.2.7',
      },
    ]);
    expect(logged).toEqual([]);
  });

  it('ends the session that the browser had', async () => {
    await post(await sign(), { cookie: '__Host-greffe_session=before' });
    expect(started).toMatchObject([{ replaces: 'before' }]);
  });

  it('is not used up by what only looks where it leads', async () => {
    const link = await sign();
    for (const look of [{ method: 'HEAD' }, { headers: { 'sec-purpose': 'prefetch;prerender' } }])
      expect((await get(link, look)).status).toBe(200);
    expect(started).toEqual([]);
    expect((await get(link)).status).toBe(303);
  });

  it('is opened again and again by nobody in a hurry', async () => {
    waits = 7;
    const response = await post(await sign());
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
    expect(started).toEqual([]);
  });
});

const altered = async () => {
  const link = await sign();
  // Not the last character: of that one some bits are of no meaning.
  const at = link.length - 20;
  return `${link.slice(0, at)}${link[at] === 'A' ? 'B' : 'A'}${link.slice(at + 1)}`;
};
const alteredPatient = async () => {
  const [head, , signature] = (await sign()).split('.');
  const body = Buffer.from(JSON.stringify({ ...usual, patient: '61031712684' })).toString('base64url');
  return [head, body, signature].join('.');
};
const publicPem = Buffer.from(south.publicKey.export({ type: 'spki', format: 'pem' }));

describe('one page and one sentence for', () => {
  it.each<readonly [string, () => string | Promise<string>]>([
    ['a link altered by one character', altered],
    ['a link with another patient in it', alteredPatient],
    ['a link that has expired', () => sign({ exp: seconds(-31) })],
    ['a link without an end', () => sign({ exp: undefined })],
    [
      'a link that was made eleven minutes ago, whatever end it gives itself',
      () => sign({ iat: seconds(-660) }),
    ],
    ['a link that does not say when it was made', () => sign({ iat: undefined })],
    ['a link of the future', () => sign({ iat: seconds(60) })],
    ['a link that does not hold yet', () => sign({ nbf: seconds(60) })],
    ['another audience', () => sign({ aud: 'https://other.example.be' })],
    ['several audiences', () => sign({ aud: [publicUrl, 'https://other.example.be'] })],
    ['no audience', () => sign({ aud: undefined })],
    ['a hub that is not known', () => sign({ iss: 'https://west.example.be' })],
    ['no hub', () => sign({ iss: undefined })],
    ['a hub that speaks for another', () => sign({}, north.privateKey)],
    ['a link that its hub made without a name of its own', () => sign({ jti: undefined })],
    ['a link whose name is guessed easily', () => sign({ jti: '7' })],
    ['a patient without NISS', () => sign({ patient: undefined })],
    ['a patient by a code', () => sign({ patient: 'EXO-B-7KQ4' })],
    ['a number with a wrong check digit', () => sign({ patient: '85040216933' })],
    ['a physician without a number', () => sign({ sub: undefined })],
    ['a physician without a name', () => sign({ family_name: ' ' })],
    ['a therapeutic link that has ended', () => sign({ link_until: seconds(-1) })],
    ['a therapeutic link without an end', () => sign({ link_until: undefined })],
    ['no signature', () => new UnsecuredJWT(usual).encode()],
    ['a signature by the public key as a secret', () => sign({}, publicPem, 'HS256')],
    ['what is no link', () => 'x'],
    ['nothing', () => ''],
    ['far too much', () => 'x'.repeat(20_000)],
  ])('%s', async (_, make) => {
    const [link, good] = [await make(), await sign({ jti: 'link-good' })];
    await post(good);
    const [expected, ...answers] = [
      await post(good),
      await post(link),
      ...(link === '' ? [] : [await get(link)]),
    ];
    const page = await expected?.text();
    expect(page).toContain('This link opens no record');
    for (const answer of answers) {
      expect(answer.status).toBe(403);
      expect(await answer.text()).toBe(page);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    expect(started).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toMatch(/85040216932|61031712684|Hens|17360525004|eyJ/);
  });

  it('a link brought twice', async () => {
    const link = await sign();
    expect([(await post(link)).status, (await post(link)).status]).toEqual([303, 403]);
    expect(logged).toEqual([{ event: 'hub link refused', code: 'usedOrEnded' }]);
  });
});
