import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../test/harness.ts';
import { loansBundle } from '../test/loans.ts';
import { command, createRecord, creation, key, match, saveDraft, soundData, viewOf } from '../test/steps.ts';
import type { RecordView } from './api/index.ts';

let test: TestApp;
let record: RecordView;
beforeAll(async () => {
  test = await createTestApp([loansBundle()]);
});
afterAll(() => test.end());
beforeEach(async () => {
  record = await createRecord(test);
});

const draftPath = () => `/api/records/${record.id}/steps/card/draft`;
const stored = async () => viewOf(await test.ask('ann', 'GET', `/api/records/${record.id}`));

describe('faults in the data, by field', () => {
  const faults: [string, unknown, string, string][] = [
    [
      'a wrong check digit',
      { ...soundData, who: { number: '85.04.02-169.33' } },
      '/who/number',
      'format.niss',
    ],
    ['a date in the future', { ...soundData, on: '2999-01-01' }, '/on', 'rule'],
    ['a missing field', { on: '2020-05-01' }, '/who/number', 'required'],
    ['a value out of range', { ...soundData, pages: 901 }, '/pages', 'maximum'],
    ['a value of the wrong type', { ...soundData, pages: 'many' }, '/pages', 'type'],
  ];
  it.each(faults)('%s', async (_, data, pointer, code) => {
    const draft = await saveDraft(test, record, data);
    expect(draft.status, 'a draft may be wrong').toBe(200);
    const sent = await command(test, { ...record, revision: 2 }, 'validate');
    expect(sent.status).toBe(422);
    expect(sent.headers.get('content-type')).toBe('application/problem+json');
    expect(sent.json.errors).toContainEqual(
      expect.objectContaining({ pointer, code, message: expect.stringMatching(/\S{3}/) }),
    );
    const after = await stored();
    expect(after).toMatchObject({ status: 'open', revision: 2, steps: [{ data }] });
    expect(after.code).toBeUndefined();
  });

  it('in the language asked for', async () => {
    const data = { on: '2020-05-01' };
    const french = await command(test, record, 'validate', {
      data,
      headers: { 'accept-language': 'fr-BE,en;q=0.5' },
    });
    expect(french.headers.get('content-language')).toBe('fr');
    expect(french.json.title).toBe('Les données ne sont pas correctes');
  });
});

describe('a shape that no draft has', () => {
  const polluted = (name: string) => `{"data":{"who":{"${name}":{"isAdmin":true}}}}`;
  const shapes: [string, unknown, string, string][] = [
    ['an unknown field', { data: { nobody: 1 } }, '/nobody', 'unknown'],
    ['an unknown member of the body', { data: {}, more: 1 }, '/more', 'unknown'],
    ['__proto__', polluted('__proto__'), '/data/who/__proto__', 'forbiddenKey'],
    ['constructor', polluted('constructor'), '/data/who/constructor', 'forbiddenKey'],
    ['prototype', polluted('prototype'), '/data/who/prototype', 'forbiddenKey'],
    ['a null', { data: { note: null } }, '/note', 'type'],
    ['a list where a group is', { data: { who: [] } }, '/who', 'type'],
    ['a character that cannot be stored', { data: { note: 'a\u0000b' } }, '/data/note', 'characters'],
    ['half a surrogate pair', '{"data":{"note":"\\ud800"}}', '/data/note', 'characters'],
    ['endless nesting', `{"data":{"who":${'['.repeat(60)}${']'.repeat(60)}}}`, '', 'depth'],
  ];
  it.each(shapes)('%s', async (_, body, pointer, code) => {
    const answer = await test.ask('ann', 'PUT', draftPath(), body, match(1));
    expect(answer.status, answer.text).toBe(422);
    const [error] = answer.json.errors as { pointer: string; code: string; message: string }[];
    expect(error).toMatchObject({ code });
    expect(error?.pointer).toContain(pointer);
    expect(error?.message).toMatch(/\S{3}/);
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
    expect((await stored()).revision).toBe(1);
  });
});

describe('a request that is none', () => {
  it('broken JSON: where', async () => {
    const answer = await test.ask('ann', 'PUT', draftPath(), '{"data": {\n  "on": oops}}', match(1));
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ code: 'malformedJson', position: { line: 2, column: 9 } });
  });

  it('ten megabytes: refused while they stream in', async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        if (pulled > 160) controller.close();
        else controller.enqueue(new Uint8Array(64 * 1024).fill(32));
      },
    });
    const response = await test.app.request(`http://localhost${draftPath()}`, {
      method: 'PUT',
      headers: { 'x-person': 'ann', 'content-type': 'application/json', ...match(1) },
      body,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(pulled).toBeLessThan(30);
  });

  it('ten megabytes, as announced', async () => {
    const answer = await test.ask(
      'ann',
      'PUT',
      draftPath(),
      JSON.stringify({ data: { note: 'x'.repeat(1e7) } }),
      {
        ...match(1),
        'content-length': '10000020',
      },
    );
    expect(answer.status).toBe(413);
    expect(answer.json).toMatchObject({ code: 'tooLarge', title: expect.any(String) });
  });

  it('another content type', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=latin1',
    ]) {
      const answer = await test.ask('ann', 'PUT', draftPath(), '{"data":{}}', {
        ...match(1),
        'content-type': type,
      });
      expect(answer.status, type).toBe(415);
    }
  });

  it('another site', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await test.ask('ann', 'PUT', draftPath(), { data: {} }, { ...match(1), ...headers });
      expect(answer.status).toBe(403);
      expect(answer.json.code).toBe('foreignOrigin');
    }
    const own = await test.ask(
      'ann',
      'PUT',
      draftPath(),
      { data: {} },
      { ...match(1), origin: 'http://localhost' },
    );
    expect(own.status).toBe(200);
  });

  it('no If-Match, or one that names no revision', async () => {
    for (const headers of [{}, { 'if-match': '*' }, { 'if-match': '"1", "2"' }]) {
      const answer = await test.ask(
        'ann',
        'PUT',
        draftPath(),
        { data: {} },
        headers as Record<string, string>,
      );
      expect(answer.status).toBe(428);
    }
  });

  it('a stale revision: which one is current, and nothing is overwritten', async () => {
    await saveDraft(test, record, { note: 'first' });
    const late = await saveDraft(test, record, { note: 'second' });
    expect(late.status).toBe(412);
    expect(late.json).toMatchObject({ code: 'stale', revision: 2 });
    expect((await stored()).steps[0]?.data).toEqual({ note: 'first' });
  });

  it('a save whose answer was lost may be repeated', async () => {
    await saveDraft(test, record, { note: 'same' });
    const again = await saveDraft(test, record, { note: 'same' });
    expect(again.status).toBe(200);
    expect(again.json.revision).toBe(2);
  });

  it('no Idempotency-Key', async () => {
    const answer = await test.ask('ann', 'POST', '/api/records', creation);
    expect(answer.status).toBe(400);
    expect(answer.json.code).toBe('idempotencyKeyMissing');
  });

  it.each([
    ['GET', '/api/nothing', 404],
    ['GET', '/elsewhere', 404],
    ['DELETE', '/api/records', 405],
    ['GET', '/api/records/not-a-uuid', 404],
    ['GET', '/api/records?size=1000', 400],
    ['GET', '/api/records?page=1e9', 400],
    ['GET', '/api/records?registry=a%00', 400],
    ['GET', '/api/records/x%00', 404],
  ])('%s %s', async (method, path, status) => {
    const answer = await test.ask('ann', method, path, method === 'DELETE' ? {} : undefined);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.json).toMatchObject({
      status,
      title: expect.any(String),
      type: expect.stringMatching(/^urn:/),
    });
  });

  it('an unknown step', async () => {
    for (const at of ['draft', 'entries/first/draft']) {
      const path = `/api/records/${record.id}/steps/crad/${at}`;
      expect((await test.ask('ann', 'PUT', path, { data: {} }, match(1))).status, at).toBe(404);
    }
    const body = { type: 'validate', step: 'crad' };
    const answer = await test.ask('ann', 'POST', `/api/records/${record.id}/commands`, body, {
      ...match(1),
      ...key(),
    });
    expect(answer.status).toBe(404);
  });

  it('nothing of what was typed reaches the log', () => {
    expect(JSON.stringify(test.logged)).not.toMatch(/85\.?04|Maes/);
  });
});
