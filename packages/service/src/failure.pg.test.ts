import { connect } from '@greffe/database/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../test/harness.ts';
import { loansBundle } from '../test/loans.ts';
import { createApp } from './index.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp([loansBundle()]);
});
afterAll(() => test.end());

it('what nobody foresaw gets a number and no detail, in the answer and in the log', async () => {
  const secret = '85040216932';
  const app = createApp({ ...test.ports, identify: () => Promise.reject(new Error(`lost ${secret}`)) });
  const response = await app.request('http://localhost/api/session');
  const text = await response.text();
  expect(response.status).toBe(500);
  const { instance } = JSON.parse(text) as { instance: string };
  expect(instance).toMatch(/^urn:uuid:/);
  const line = test.logged.find(({ event }) => event === 'internal');
  expect(line).toMatchObject({ instance: instance.slice('urn:uuid:'.length), error: 'Error' });
  expect(text + JSON.stringify(test.logged)).not.toContain(secret);
});

it('a database that is gone is 503 with Retry-After, and not ready', async () => {
  const database = connect('postgres://greffe_app:app@127.0.0.1:1/none');
  const app = createApp({ ...test.ports, database });
  for (const path of ['/api/session', '/health/ready']) {
    const response = await app.request(`http://localhost${path}`, { headers: { 'x-person': 'ann' } });
    expect(response.status, path).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
  }
  expect((await app.request('http://localhost/health/live')).status).toBe(200);
  await database.close();
});
