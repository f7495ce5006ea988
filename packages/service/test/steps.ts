import { expect } from 'vitest';
import type { RecordView } from '../src/api/index.ts';
import type { Answer, TestApp } from './harness.ts';

/** Data that may be sent: a sound number, a day in the past. */
export const soundData = { who: { number: '85.04.02-169.32', family: 'Maes' }, on: '2020-05-01' };

export const key = (): Record<string, string> => ({ 'idempotency-key': crypto.randomUUID() });
export const match = (revision: number): Record<string, string> => ({ 'if-match': `"${revision}"` });
export const viewOf = (answer: Answer): RecordView => answer.json as unknown as RecordView;

export const creation = { registry: 'loans', recordType: 'loan', organisation: '71000436' };

/** A new record of Ann's, in North. */
export async function createRecord(test: TestApp): Promise<RecordView> {
  const answer = await test.ask('ann', 'POST', '/api/records', creation, key());
  expect(answer.status, answer.text).toBe(201);
  return viewOf(answer);
}

export function saveDraft(
  test: TestApp,
  record: Pick<RecordView, 'id' | 'revision'>,
  data: unknown,
  person = 'ann',
): Promise<Answer> {
  const path = `/api/records/${record.id}/steps/card/draft`;
  return test.ask(person, 'PUT', path, { data }, match(record.revision));
}

export function command(
  test: TestApp,
  record: Pick<RecordView, 'id' | 'revision'>,
  type: 'validate' | 'reopen' | 'delete',
  more: { readonly data?: unknown; readonly headers?: Record<string, string>; readonly person?: string } = {},
): Promise<Answer> {
  const body = { type, step: 'card', ...(more.data === undefined ? {} : { data: more.data }) };
  const headers = { ...match(record.revision), ...key(), ...more.headers };
  return test.ask(more.person ?? 'ann', 'POST', `/api/records/${record.id}/commands`, body, headers);
}

/** A record that was sent and waits for its receiver. */
export async function sendRecord(test: TestApp, data: unknown = soundData): Promise<RecordView> {
  const sent = await command(test, await createRecord(test), 'validate', { data });
  expect(sent.status, sent.text).toBe(200);
  return viewOf(sent);
}
