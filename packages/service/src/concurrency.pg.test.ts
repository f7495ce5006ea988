import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../test/harness.ts';
import { loansBundle } from '../test/loans.ts';
import { command, createRecord, creation, key, saveDraft, soundData, viewOf } from '../test/steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp([loansBundle()]);
});
afterAll(() => test.end());

const transmissions = async (id: string) =>
  (await test.asAdmin('select version from transmissions where record = $1', [id])).length;

describe('the same send', () => {
  it('twice at once makes one code and one sending', async () => {
    const record = await createRecord(test);
    const headers = key();
    const answers = await Promise.all(
      [1, 2].map(() => command(test, record, 'validate', { data: soundData, headers })),
    );
    const done = answers.filter(({ status }) => status === 200);
    const busy = answers.filter(({ status }) => status === 409);
    expect(done.length + busy.length).toBe(2);
    expect(done.length).toBeGreaterThan(0);
    for (const answer of busy) {
      expect(answer.json.code).toBe('requestInProgress');
      expect(answer.headers.get('retry-after')).toBe('1');
    }
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    expect(await transmissions(record.id)).toBe(1);
  });

  it('again later answers byte for byte the same', async () => {
    const record = await createRecord(test);
    const headers = key();
    const first = await command(test, record, 'validate', { data: soundData, headers });
    const second = await command(test, record, 'validate', { data: soundData, headers });
    expect(first.status).toBe(200);
    expect(second.text).toBe(first.text);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(await transmissions(record.id)).toBe(1);
  });

  it('with other data under the same key is refused', async () => {
    const record = await createRecord(test);
    const headers = key();
    await command(test, record, 'validate', { data: soundData, headers });
    const other = await command(test, record, 'validate', { data: { ...soundData, pages: 4 }, headers });
    expect(other.status).toBe(422);
    expect(other.json.code).toBe('idempotencyKeyReused');
  });

  it('under a key of another person is another request', async () => {
    const headers = key();
    const ann = await test.ask('ann', 'POST', '/api/records', creation, headers);
    const bob = await test.ask(
      'bob',
      'POST',
      '/api/records',
      { ...creation, organisation: '71009641' },
      headers,
    );
    expect([ann.status, bob.status]).toEqual([201, 201]);
    expect(bob.json.id).not.toBe(ann.json.id);
  });

  it('that failed leaves its key free', async () => {
    const record = await createRecord(test);
    const headers = key();
    expect((await command(test, record, 'validate', { data: {}, headers })).status).toBe(422);
    expect((await command(test, record, 'validate', { data: soundData, headers })).status).toBe(200);
  });
});

describe('many at once', () => {
  it('a hundred sends with keys of their own: one wins', async () => {
    const record = await createRecord(test);
    await saveDraft(test, record, soundData);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => command(test, { ...record, revision: 2 }, 'validate')),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(99);
    expect(await transmissions(record.id)).toBe(1);
    const after = viewOf(await test.ask('ann', 'GET', `/api/records/${record.id}`));
    expect(after.history.filter(({ type }) => type === 'validated')).toHaveLength(1);
  });

  it('fifty saves of one revision: one wins, and what it saved stands', async () => {
    const record = await createRecord(test);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => saveDraft(test, record, { note: `writer ${index}` })),
    );
    const winner = answers.findIndex(({ status }) => status === 200);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const after = viewOf(await test.ask('ann', 'GET', `/api/records/${record.id}`));
    expect(after.steps[0]?.data).toEqual({ note: `writer ${winner}` });
  });

  it('two first records of one person make one beneficiary', async () => {
    const records = await Promise.all([createRecord(test), createRecord(test), createRecord(test)]);
    const data = { ...soundData, who: { number: '64071600139' } };
    const sent = await Promise.all(records.map((record) => command(test, record, 'validate', { data })));
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
    const rows = await test.asAdmin("select id from beneficiaries where niss = '64071600139'");
    expect(rows).toHaveLength(1);
  });
});
