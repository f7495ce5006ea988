import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openS3Server } from '../../test/S3Server.ts';
import { s3Store } from './s3Store.ts';

const keys = { accessKey: 'greffe', secretKey: 'a secret of the tests', region: 'eu-test' };
let server: Awaited<ReturnType<typeof openS3Server>>;
beforeAll(async () => {
  server = await openS3Server(keys);
});
afterAll(() => server.close());

const name = '01989d6e-3c1f-7d6c-9c1b-0d6c2f0a7b11';
const bytes = () => new Uint8Array(randomBytes(2 * 1024 * 1024));

it('keeps what it is given under its name, and gives it back as it was', async () => {
  const store = s3Store({ ...keys, url: server.url });
  const sealed = bytes();
  await store.put(name, sealed);
  expect([...server.objects.keys()]).toEqual([`/greffe/${name}`]);
  expect(Buffer.from(await store.get(name)).equals(Buffer.from(sealed))).toBe(true);
  await store.remove(name);
  expect(server.objects.size).toBe(0);
  await expect(store.get(name)).rejects.toThrow();
  await store.remove(name);
});

it('says so where the store refuses, or is not itself', async () => {
  const stranger = s3Store({ ...keys, secretKey: 'another secret', url: server.url });
  await expect(stranger.put(name, bytes())).rejects.toThrow();
  expect(server.objects.size).toBe(0);
  const store = s3Store({ ...keys, url: server.url });
  server.state.outage = 503;
  await expect(store.put(name, bytes())).rejects.toThrow();
  await expect(store.get(name)).rejects.toThrow();
  server.state.outage = 0;
});
