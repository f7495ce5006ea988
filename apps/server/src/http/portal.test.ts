import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveBuilt } from './portal.ts';

const script = `console.log(${JSON.stringify('greffe '.repeat(400))});`;
let folder: string;
let portal: Hono;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greffe-portal-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><head><title>Greffe</title></head>');
  await writeFile(join(folder, 'assets', 'index-a1b2.js'), script);
  portal = await serveBuilt(folder);
});

afterAll(() => rm(folder, { recursive: true }));

describe('the built portal', () => {
  it('keeps hashed assets for ever, and asks again for the page', async () => {
    const asset = await portal.request('/assets/index-a1b2.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect((await portal.request('/')).headers.get('cache-control')).toBe('no-cache');
  });

  it.each(['/', '/records/0198', '/records/0198/'])('answers %s with the app’s page', async (path) => {
    const response = await portal.request(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>Greffe</title>');
  });

  it.each(['/assets/missing.js', '/missing.png', '/../portal.ts', '/%2e%2e/portal.ts'])(
    'answers %s with 404 and not with a page',
    async (path) => {
      expect((await portal.request(path)).status).toBe(404);
    },
  );

  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
  ])('compresses for a browser that accepts %s', async (accepted, encoding, decode) => {
    const response = await portal.request('/assets/index-a1b2.js', {
      headers: { 'accept-encoding': accepted },
    });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    const body = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-length')).toBe(String(body.length));
    expect(decode(body).toString()).toBe(script);
  });

  it('answers 304 to the etag that it gave', async () => {
    const etag = (await portal.request('/')).headers.get('etag') ?? '';
    const again = await portal.request('/', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it('tells its pages what the server gives it to tell, and nothing otherwise', async () => {
    const telling = await serveBuilt(folder, { facts: { 'greffe-fact': '/dev/somewhere' } });
    expect(await (await telling.request('/records/0198')).text()).toBe(
      '<!doctype html><head><title>Greffe</title><meta name="greffe-fact" content="/dev/somewhere" /></head>',
    );
    expect(await (await portal.request('/')).text()).not.toContain('<meta');
  });

  it('stands under another path where it is told, and knows no other app’s', async () => {
    const site = new Hono().route('/studio', await serveBuilt(folder, { base: '/studio' }));
    for (const path of ['/studio', '/studio/', '/studio/drafts/0198']) {
      expect(await (await site.request(path)).text(), path).toContain('<title>Greffe</title>');
    }
    expect((await site.request('/studio/assets/index-a1b2.js')).status).toBe(200);
    expect((await site.request('/assets/index-a1b2.js')).status).toBe(404);
    expect((await site.request('/studiously')).status).toBe(404);
  });

  it('says how to build it when it is not built', async () => {
    const missing = await serveBuilt(join(folder, 'nowhere'));
    const response = await missing.request('/');
    expect(response.status).toBe(503);
    expect(await response.text()).toMatch(/npm start builds it/);
  });
});
