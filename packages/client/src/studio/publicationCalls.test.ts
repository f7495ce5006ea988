import { expect, it, vi } from 'vitest';
import { createStudioClient } from './createStudioClient.ts';

const sending = { revision: 7, idempotencyKey: 'k1' };
const body = { version: '1.1.0', notes: '' };

it.each([
  ['publish', 'publish'],
  ['askForApproval', 'approval'],
] as const)('%s is based on what was seen, and harmless when repeated', async (call, path) => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json({}));
  const client = createStudioClient('http://greffe.test', { fetch, language: 'nl' });
  await client[call]('d/1', body, sending);
  const [url, options] = fetch.mock.calls[0] ?? [];
  expect(String(url)).toBe(`http://greffe.test/api/studio/drafts/d%2F1/${path}`);
  expect(options).toMatchObject({
    method: 'POST',
    headers: { 'If-Match': '"7"', 'Idempotency-Key': 'k1', 'Accept-Language': 'nl' },
    body: JSON.stringify(body),
  });
});

it('waits for a check longer than for other answers', async () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout');
  const client = createStudioClient('http://greffe.test', { fetch: async () => Response.json({}) });
  await client.approval('d1');
  await client.impact('d1');
  const [usual = 0, long = 0] = timeout.mock.calls.map(([milliseconds]) => milliseconds);
  expect(long, 'the server ends a check after a minute').toBeGreaterThan(60_000);
  expect(usual).toBeLessThan(long);
});
