import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../test/harness.ts';
import { loansBundle } from '../test/loans.ts';
import type { RecordView } from './api/index.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp([loansBundle()]);
});
afterAll(() => test.end());

describe('a record from its first key to its code', () => {
  it('is created, left, come back to, and sent (CG-2 to CG-5)', async () => {
    const created = await test.ask(
      'ann',
      'POST',
      '/api/records',
      { registry: 'loans', recordType: 'loan', organisation: '71000436' },
      { 'idempotency-key': 'one' },
    );
    expect(created.status, created.text).toBe(201);
    const record = created.json as unknown as RecordView;
    expect(created.headers.get('etag')).toBe('"1"');
    expect(record.status).toBe('open');

    const data = { who: { number: '85.04.02-169.32', family: 'Maes' }, on: '2020-05-01' };
    const saved = await test.ask(
      'ann',
      'PUT',
      `/api/records/${record.id}/steps/card/draft`,
      { data },
      { 'if-match': '"1"' },
    );
    expect(saved.status, saved.text).toBe(200);
    expect(saved.json.revision).toBe(2);

    const back = await test.ask('ann', 'GET', `/api/records/${record.id}`);
    expect((back.json as unknown as RecordView).steps[0]?.data).toEqual(data);

    const sent = await test.ask(
      'ann',
      'POST',
      `/api/records/${record.id}/commands`,
      { type: 'validate', step: 'card' },
      { 'if-match': '"2"', 'idempotency-key': 'two' },
    );
    expect(sent.status, sent.text).toBe(200);
    expect(sent.json.status).toBe('sending');
    expect(sent.json.code).toMatch(/^LN-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/);
  });
});
