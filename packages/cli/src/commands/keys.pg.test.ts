import { createTestDatabase } from '@greffe/database/testing';
import { createApp, recordKeysOf, seedDevelopment } from '@greffe/service';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { firstFolder, run } from '../../test/versions.ts';

const [first, second, third] = ['first', 'second', 'third'].map(
  (name) => `${name}-key-in-many-characters`,
) as [string, string, string];
let test: Awaited<ReturnType<typeof createTestDatabase>>;
let ask: (secret: string, method: string, path: string, body?: unknown) => Promise<Response>;

beforeAll(async () => {
  vi.stubEnv('GREFFE_RECORD_KEY', first);
  test = await createTestDatabase();
  await run('publish', firstFolder, '--database', test.appUrl);
  await seedDevelopment(test.database, {
    organisations: [{ number: '71000436', name: 'North' }],
    people: [{ id: 'ann', givenName: 'Ann', familyName: 'Aerts', language: 'en' }],
    memberships: [{ person: 'ann', registry: 'library-card', role: 'librarian', organisation: '71000436' }],
  });
  ask = async (secret, method, path, body) => {
    const app = createApp({
      database: test.database,
      queue: { enqueue: async () => {} },
      recordKeys: await recordKeysOf(secret),
      identify: async () => 'ann',
    });
    return app.request(`http://localhost/api${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        'if-match': '"1"',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  };
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await test.drop();
});

const keys = async (secret: string, former: string, ...args: readonly string[]) => {
  vi.stubEnv('GREFFE_RECORD_KEY', secret);
  vi.stubEnv('GREFFE_RECORD_KEYS_FORMER', former);
  const { code, out } = await run('keys', ...args, '--json', '--database', test.appUrl);
  return { code, ...(JSON.parse(out) as Record<string, number>) };
};

it('histories are put under a new master key, and given up where the old one is lost', async () => {
  const creation = { registry: 'library-card', recordType: 'membership', organisation: '71000436' };
  const made = await ask(first, 'POST', '/records', creation);
  expect(made.status, await made.clone().text()).toBe(201);
  const { id } = (await made.json()) as { id: string };
  const save = (secret: string, note: string) =>
    ask(secret, 'PUT', `/records/${id}/steps/signup/draft`, { data: { reader: { lastName: note } } });
  const isRead = async (secret: string) => {
    const answer = await ask(secret, 'GET', `/records/${id}/audit`);
    expect(answer.status).toBe(200);
    return (await answer.text()).includes('Maes');
  };
  expect((await save(first, 'Maes')).status).toBe(200);
  expect(await isRead(first)).toBe(true);
  expect(await keys(first, '', 'status')).toMatchObject({ code: 0, current: 1, former: 0, unknown: 0 });
  expect(await keys(second, '', 'status')).toMatchObject({ code: 1, current: 0, unknown: 1 });
  expect(await keys(second, first, 'rotate')).toMatchObject({ code: 0, renewed: 1, current: 1 });
  expect(await isRead(second)).toBe(true);
  // Without the key a record is read, its history says what happened and not the values, and nothing is added to it.
  expect(await isRead(first)).toBe(false);
  expect(await keys(third, '', 'rotate')).toMatchObject({ code: 1, left: 1, unknown: 1 });
  expect(await keys(third, '', 'rotate', '--abandon')).toMatchObject({ code: 0, abandoned: 1, current: 1 });
});
