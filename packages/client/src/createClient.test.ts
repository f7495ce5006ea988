import { describe, expect, it } from 'vitest';
import { createClient, ProblemError } from './index.ts';

function clientAnswering(answer: () => Response) {
  const requests: Request[] = [];
  const client = createClient('http://localhost:4000', {
    language: 'nl',
    fetch: async (input, init) => {
      const address = input instanceof Request ? input.url : String(input);
      requests.push(new Request(address, init));
      return answer();
    },
  });
  return { client, requests };
}

const json =
  (body: unknown, init: ResponseInit = {}) =>
  () =>
    Response.json(body, init);

describe('what is sent', () => {
  it('a draft with its revision, in the language chosen', async () => {
    const { client, requests } = clientAnswering(json({ revision: 4 }));
    await client.saveDraft('r/1', 'card', { a: 1 }, { revision: 3 });
    const [request] = requests;
    expect(request?.method).toBe('PUT');
    expect(request?.url).toBe('http://localhost:4000/api/records/r%2F1/steps/card/draft');
    expect(Object.fromEntries(request?.headers ?? [])).toMatchObject({
      'if-match': '"3"',
      'content-type': 'application/json',
      'accept-language': 'nl',
    });
    expect(await request?.json()).toEqual({ data: { a: 1 } });
    expect(request?.keepalive).toBe(true);
  });

  it('that nobody is at the page, when that is so', async () => {
    let isUnattended = false;
    const headers: (string | null)[] = [];
    const client = createClient('http://localhost:4000', {
      isUnattended: () => isUnattended,
      fetch: async (_, init) => {
        headers.push(new Headers(init?.headers).get('greffe-unattended'));
        return Response.json({});
      },
    });
    await client.session();
    isUnattended = true;
    await client.session();
    expect(headers).toEqual([null, '1']);
  });

  it('a long draft without keepalive, which browsers would refuse', async () => {
    const { client, requests } = clientAnswering(json({ revision: 4 }));
    await client.saveDraft('1', 'card', { a: 'x'.repeat(70_000) }, { revision: 3 });
    expect(requests[0]?.keepalive).toBe(false);
  });

  it('a draft of one entry, and entries by round and page', async () => {
    const { client, requests } = clientAnswering(json({ revision: 4 }));
    await client.saveDraft('r', 'diary', {}, { revision: 3, entry: '2026-11-22' });
    await client.entries('r', 'diary');
    await client.entries('r', 'diary', { round: 1, page: 2 });
    await client.entry('r', 'diary', 'a/b');
    expect(requests.map(({ url }) => new URL(url).pathname + new URL(url).search)).toEqual([
      '/api/records/r/steps/diary/entries/2026-11-22/draft',
      '/api/records/r/steps/diary/entries',
      '/api/records/r/steps/diary/entries?round=1&page=2',
      '/api/records/r/steps/diary/entries/a%2Fb',
    ]);
  });

  it('a command with its key', async () => {
    const { client, requests } = clientAnswering(json({ id: '1' }));
    await client.command('1', { type: 'reopen', step: 'card' }, { revision: 2, idempotencyKey: 'k' });
    expect(requests[0]?.headers.get('idempotency-key')).toBe('k');
    expect(requests[0]?.headers.get('if-match')).toBe('"2"');
  });

  it('a search in the body, never in the address', async () => {
    const { client, requests } = clientAnswering(json({ items: [] }));
    await client.searchRecords({ search: 'Maes' });
    expect(requests[0]?.url).not.toContain('Maes');
  });

  it('problems are asked for in a language chosen later', async () => {
    const { client, requests } = clientAnswering(() => new Response(null, { status: 204 }));
    await client.setLanguage('de');
    expect(requests[0]?.headers.get('accept-language')).toBe('de');
  });
});

describe('what comes back', () => {
  it('a problem document is thrown as it came', async () => {
    const problem = { type: 'urn:x', title: 'Stale', status: 412, code: 'stale', revision: 7 };
    const { client } = clientAnswering(json(problem, { status: 412, headers: { 'retry-after': '3' } }));
    const error = await client.record('1').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ problem, retryAfter: 3 });
  });

  it('a proxy’s own page is a problem too', async () => {
    const { client } = clientAnswering(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    await expect(client.session()).rejects.toMatchObject({ problem: { status: 502, code: 'http' } });
  });
});
