import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askHubs, loadHubs } from './hubs.ts';

let folder: string;
let server: Server;
let url: string;
let asked: string[];
/** What the hub answers, once. */
let said: { readonly status?: number; readonly body: string };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greffe-hubs-'));
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      asked.push(`${request.headers.authorization} ${body}`);
      response.writeHead(said.status ?? 200, { location: '/elsewhere' }).end(said.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/links`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const hub = {
  id: 'south',
  name: 'Hub of the South',
  issuer: 'https://south.example.be',
  keysUrl: 'https://south.example.be/keys',
  registries: ['visits'],
};
async function load(content: unknown, mode: 'development' | 'production' = 'development') {
  const file = join(folder, 'hubs.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return loadHubs(file, { publicUrl: 'https://greffe.example.be', mode });
}

describe('the file of hubs', () => {
  it('names those whose links are believed; they call Greffe by its address, if nothing else is said', async () => {
    const hubs = await load({ hubs: [hub, { ...hub, id: 'north', issuer: 'n', audience: 'greffe' }] });
    expect(hubs.map(({ id, audience, ask }) => [id, audience, ask])).toEqual([
      ['south', 'https://greffe.example.be', undefined],
      ['north', 'greffe', undefined],
    ]);
  });

  it.each([
    ['what is no JSON', '{', 'its beginning'],
    ['a word that is not known', { hubs: [{ ...hub, key: 'hunter2' }] }, 'at hubs.0'],
    ['no keys', { hubs: [{ ...hub, keysUrl: undefined }] }, 'either "keys" or "keysUrl"'],
    ['a hub that opens nothing', { hubs: [{ ...hub, registries: [] }] }, 'at hubs.0.registries'],
    ['two of one issuer', { hubs: [hub, { ...hub, id: 'north' }] }, 'the same issuer'],
    ['two of one id', { hubs: [hub, { ...hub, issuer: 'n' }] }, 'the same id'],
    ['an id of colons', { hubs: [{ ...hub, id: 'a:b' }] }, 'at hubs.0.id'],
    ['a short secret', { hubs: [{ ...hub, askUrl: 'https://x.be', askSecret: 'hunter2' }] }, 'askSecret'],
  ])('refuses %s, and repeats nothing of it', async (_, content, words) => {
    const fault = await load(content).catch((error: unknown) => error);
    expect(fault).toMatchObject({ name: 'StartFault', message: expect.stringContaining(words) });
    expect(String(fault)).not.toContain('hunter2');
  });

  it('keeps to https in production', async () => {
    const content = { hubs: [{ ...hub, askUrl: 'http://south.example.be/links' }] };
    await expect(load(content, 'production')).rejects.toThrow('https');
    expect(await load(content)).toHaveLength(1);
  });

  it('that is not there is said so', async () => {
    const missing = loadHubs(join(folder, 'none.json'), { publicUrl: 'x', mode: 'development' });
    await expect(missing).rejects.toThrow('cannot be read');
  });
});

describe('a hub that is asked whether a link holds', () => {
  const ask = async (body: string, status?: number) => {
    asked = [];
    said = { body, ...(status !== undefined && { status }) };
    const hubs = await load({ hubs: [{ ...hub, askUrl: url, askSecret: 's'.repeat(20) }] });
    return askHubs(hubs)({ hub: 'south', id: 'link-1' });
  };

  it('is told its own name of the link and nothing else, and answers', async () => {
    expect(await ask('{"active":true}')).toBe('holds');
    expect(asked).toEqual([`Bearer ${'s'.repeat(20)} {"link":"link-1"}`]);
    expect(await ask('{"active":false,"more":1}')).toBe('ended');
  });

  it.each([
    ['no JSON', 'yes', 200],
    ['another word', '{"active":"true"}', 200],
    ['a fault', '{"active":true}', 500],
    ['another address', '{"active":true}', 302],
  ])('and does not answer with %s', async (_, body, status) => {
    expect(await ask(body, status)).toBeUndefined();
  });

  it('nor where nothing listens, or it is not configured any more', async () => {
    const hubs = await load({ hubs: [{ ...hub, askUrl: 'http://127.0.0.1:9/links' }] });
    expect(await askHubs(hubs)({ hub: 'south', id: 'x' })).toBeUndefined();
    expect(await askHubs(hubs)({ hub: 'north', id: 'x' })).toBeUndefined();
  });
});
