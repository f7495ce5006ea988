import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../test/harness.ts';
import { loansBundle } from '../test/loans.ts';
import { createRecord, saveDraft, sendRecord } from '../test/steps.ts';
import type { RecordList, RecordView } from './api/index.ts';

let test: TestApp;
let sent: RecordView;
beforeAll(async () => {
  test = await createTestApp([loansBundle()]);
  const drafts = [
    { who: { family: 'Müller', given: 'Élise' }, on: '2020-01-03' },
    { who: { family: 'Aerts', given: 'Jo 100%' }, on: '2020-01-01' },
    { note: 'nobody yet' },
  ];
  for (const data of drafts) await saveDraft(test, await createRecord(test), data);
  sent = await sendRecord(test, { who: { number: '85.04.02-169.32', family: 'zonder' }, on: '2020-01-02' });
});
afterAll(() => test.end());

const list = async (body: object): Promise<RecordList> => {
  const answer = await test.ask('ann', 'POST', '/api/records/search', body);
  expect(answer.status, answer.text).toBe(200);
  return answer.json as unknown as RecordList;
};
const names = async (body: object) => (await list(body)).items.map(({ beneficiary }) => beneficiary);

describe('the list of records (CG-3)', () => {
  it('counts by status, whatever is filtered', async () => {
    const all = await list({});
    expect(all).toMatchObject({ total: 4, counts: { byStatus: { open: 3, sending: 1 } } });
    expect(all.now).toMatch(/^\d{4}-\d{2}-\d{2}T.*Z$/);
    const filtered = await list({ status: 'sending' });
    expect(filtered).toMatchObject({ total: 1, counts: { byStatus: { open: 3, sending: 1 } } });
    expect(filtered.items[0]).toMatchObject({
      id: sent.id,
      code: sent.code,
      beneficiary: 'zonder',
      date: '2020-01-02',
    });
  });

  it.each([
    ['beneficiary', 'asc', ['Aerts Jo 100%', 'Müller Élise', 'zonder', '']],
    ['beneficiary', 'desc', ['zonder', 'Müller Élise', 'Aerts Jo 100%', '']],
    ['date', 'asc', ['Aerts Jo 100%', 'zonder', 'Müller Élise', '']],
    ['updatedAt', 'desc', ['zonder', '', 'Aerts Jo 100%', 'Müller Élise']],
    // Nothing is due here: all that can be asked is that it is an order.
    ['due', 'asc', expect.arrayContaining(['zonder', '', 'Aerts Jo 100%', 'Müller Élise'])],
  ])('sorts by %s %s, without a value last', async (sort, order, expected) => {
    expect(await names({ sort, order })).toEqual(expected);
  });

  it('comes in pages', async () => {
    const page = await list({ sort: 'updatedAt', order: 'asc', size: 3, page: 2 });
    expect(page).toMatchObject({ total: 4, page: 2, size: 3, items: [{ beneficiary: 'zonder' }] });
    expect((await list({ page: 9 })).items).toEqual([]);
  });

  it.each([
    ['part of a name, without accents', 'mull', ['Müller Élise']],
    ['names in any order', 'elise MÜLLER', ['Müller Élise']],
    ['a NISS as it is written', '85.04.02-169.32', ['zonder']],
    ['digits of a NISS', '850402', ['zonder']],
    ['a sign that means something to the database', '100%', ['Aerts Jo 100%']],
    ['an underscore is an underscore', '_', []],
    ['nothing that is there', 'nemo', []],
  ])('finds %s', async (_, search, expected) => {
    expect(await names({ search })).toEqual(expected);
  });

  it('finds a registration code, as a whole or in part', async () => {
    const { code = '' } = sent;
    for (const search of [code, code.toLowerCase(), code.replaceAll('-', ''), code.slice(3, 9)]) {
      expect(await names({ search }), search).toEqual(['zonder']);
    }
  });

  it('takes no search in an address', async () => {
    const answer = await test.ask('ann', 'GET', '/api/records?search=aerts&size=2');
    expect((answer.json as unknown as RecordList).total).toBe(4);
  });
});

describe('around the API', () => {
  it('describes itself from its routes', async () => {
    const { json } = await test.ask(undefined, 'GET', '/api/openapi.json');
    expect(Object.keys(json.paths as object).sort()).toEqual([
      '/api/access',
      '/api/access/memberships',
      '/api/access/memberships/{id}/confirm',
      '/api/access/memberships/{id}/end',
      '/api/access/memberships/{id}/history',
      '/api/access/people',
      '/api/access/people/{id}',
      '/api/contact',
      '/api/cooperations',
      '/api/cooperations/{id}/end',
      '/api/definitions/{hash}',
      '/api/definitions/{hash}/validators/{file}',
      '/api/erasures',
      '/api/erasures/look',
      '/api/erasures/{id}/confirm',
      '/api/erasures/{id}/withdraw',
      '/api/organisations',
      '/api/organisations/{number}',
      '/api/own-data',
      '/api/records',
      '/api/records/search',
      '/api/records/{id}',
      '/api/records/{id}/audit',
      '/api/records/{id}/commands',
      '/api/records/{id}/files/{file}',
      '/api/records/{id}/files/{file}/scan',
      '/api/records/{id}/steps/{step}/draft',
      '/api/records/{id}/steps/{step}/entries',
      '/api/records/{id}/steps/{step}/entries/{entry}',
      '/api/records/{id}/steps/{step}/entries/{entry}/draft',
      '/api/records/{id}/steps/{step}/files',
      '/api/records/{id}/steps/{step}/matches',
      '/api/registries',
      '/api/sendings',
      '/api/sendings/again',
      '/api/session',
      '/api/sessions',
      '/api/sessions/{id}',
      '/api/studio/drafts',
      '/api/studio/drafts/{id}',
      '/api/studio/drafts/{id}/approval',
      '/api/studio/drafts/{id}/approval/answer',
      '/api/studio/drafts/{id}/findings',
      '/api/studio/drafts/{id}/impact',
      '/api/studio/drafts/{id}/impact/records',
      '/api/studio/drafts/{id}/publish',
      '/api/studio/drafts/{id}/seen',
      '/api/studio/registries',
      '/api/studio/registries/new',
      '/api/studio/registries/{id}/resume',
      '/api/studio/registries/{id}/stop',
      '/api/studio/validators',
      '/api/studio/versions/{hash}/files',
      '/api/studio/versions/{hash}/withdraw',
      '/api/studio/versions/{hash}/withdrawal',
      '/api/validators/{file}',
      '/health/live',
      '/health/ready',
    ]);
    const docs = await test.ask(undefined, 'GET', '/api/docs');
    expect(docs.text).toContain('/api/records/{id}/commands');
  });

  it('is healthy', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      expect((await test.ask(undefined, 'GET', path)).json).toEqual({ status: 'ok' });
    }
  });

  it('lets nothing be framed, sniffed or kept', async () => {
    const { headers } = await test.ask('ann', 'GET', `/api/records/${sent.id}`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });
});
