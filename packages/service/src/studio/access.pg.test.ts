import { queryRows, sql, withActor } from '@greffe/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../test/harness.ts';
import { loansBundle } from '../../test/loans.ts';
import { key, match } from '../../test/steps.ts';
import { change, createStudio, registryOf, startDraft } from '../../test/studio.ts';

let test: TestApp;
let id: string;
beforeAll(async () => {
  test = await createStudio();
  id = (await startDraft(test)).id;
});
afterAll(() => test.end());

const reason = { reason: 'no' };
const routes: readonly [string, string, unknown?][] = [
  ['GET', '/api/studio/registries'],
  ['GET', '/api/studio/registries/new'],
  ['POST', '/api/studio/registries', { id: 'mine', files: {} }],
  ['GET', `/api/studio/versions/${loansBundle().hash}/files`],
  ['POST', '/api/studio/drafts', { registry: 'loans', from: 'inForce' }],
  ['GET', '/api/studio/drafts/{id}'],
  ['PUT', '/api/studio/drafts/{id}', { changes: {} }],
  ['DELETE', '/api/studio/drafts/{id}'],
  ['POST', '/api/studio/drafts/{id}/seen', {}],
  ['GET', '/api/studio/drafts/{id}/impact'],
  ['GET', '/api/studio/drafts/{id}/impact/records'],
  ['GET', '/api/studio/drafts/{id}/findings'],
  ['POST', '/api/studio/drafts/{id}/publish', { version: '9.0.0', notes: '' }],
  ['GET', '/api/studio/drafts/{id}/approval'],
  ['POST', '/api/studio/drafts/{id}/approval', { version: '9.0.0', notes: '' }],
  ['POST', '/api/studio/drafts/{id}/approval/answer', { request: 1, answer: 'approved' }],
  ['POST', '/api/studio/registries/loans/stop', reason],
  ['POST', '/api/studio/registries/loans/resume', {}],
  ['GET', `/api/studio/versions/${loansBundle().hash}/withdrawal`],
  ['POST', `/api/studio/versions/${loansBundle().hash}/withdraw`, reason],
  ['POST', '/api/studio/validators', { schema: { type: 'object' } }],
  ['GET', `/api/validators/${loansBundle().steps.card?.schemaHash}.js`],
];

const ask = (person: string | undefined, [method, path, body]: (typeof routes)[number]) =>
  test.ask(person, method, path.replace('{id}', id), body, { ...key(), ...match(1) });

it.each(routes)('%s %s is not there for a clerk, and needs a person', async (...route) => {
  expect((await ask('ann', route)).json).toMatchObject({ status: 404, code: 'notFound' });
  expect((await ask('dan', route)).json).toMatchObject({ status: 404, code: 'notFound' });
  expect((await ask(undefined, route)).status).toBe(401);
});

// What names no registry is for every administrator.
const ofLoans = routes.filter((route) => /loans|\{id\}|versions/.test(JSON.stringify(route)));
it.each(ofLoans)('%s %s is not there for the administrator of another registry', async (...route) => {
  expect((await ask('pia', route)).json).toMatchObject({ status: 404, code: 'notFound' });
});

it('the administrator of one registry sees that one', async () => {
  const list = (await test.ask('otto', 'GET', '/api/studio/registries')).json.registries as { id: string }[];
  expect(list.map((registry) => registry.id)).toEqual(['loans']);
  const none = (await test.ask('pia', 'GET', '/api/studio/registries')).json.registries;
  expect(none).toEqual([]);
  expect((await registryOf(test)).title.en).toBe('Loans');
});

it('what is wrong with a request is not said before who asks is known', async () => {
  const broken = await test.ask('ann', 'POST', '/api/studio/drafts', '{', {
    'content-type': 'application/json',
  });
  expect(broken.status).toBe(404);
  const draft = await test.ask('pia', 'PUT', `/api/studio/drafts/${id}`, { changes: { '../x': '' } });
  expect(draft.status).toBe(404);
});

it('an administrator sees no record and reads no form by it', async () => {
  const body = { registry: 'loans', recordType: 'loan', organisation: '71000436' };
  expect((await test.ask('nora', 'POST', '/api/records', body, key())).status).toBe(403);
  expect((await test.ask('nora', 'GET', '/api/records')).json.total).toBe(0);
});

describe('the database', () => {
  const as = (person: string, query: ReturnType<typeof sql>) =>
    withActor(test.database, { kind: 'person', id: person }, (transaction) => queryRows(transaction, query));
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'allowed',
      (error: { cause?: { code?: string } }) => error.cause?.code,
    );

  it.each(['definition_sources', 'publications', 'studio_drafts', 'studio_draft_files'])(
    'shows %s to administrators alone',
    async (table) => {
      const query = sql`select 1 from ${sql.identifier(table)}`;
      expect((await as('nora', query)).length).toBeGreaterThan(0);
      expect((await as('otto', query)).length).toBeGreaterThan(0);
      for (const person of ['ann', 'pia']) expect(await as(person, query), person).toEqual([]);
    },
  );

  it.each([
    sql`update definition_sources set files = '{}'`,
    sql`delete from definition_sources`,
    sql`update publications set notes = 'x'`,
    sql`delete from publications`,
    sql`truncate publications`,
    sql`delete from definition_withdrawals`,
    sql`update approval_requests set version = '9.9.9'`,
    sql`delete from approval_requests`,
    sql`update approval_answers set answer = 'approved'`,
    sql`delete from approval_answers`,
    sql`truncate approval_answers`,
  ])('refuses an administrator to rewrite what was', async (query) => {
    expect(await codeOf(as('nora', query))).toBe('42501');
  });

  it('refuses who is no administrator to stop a registry or to write a draft', async () => {
    const stop = sql`insert into registry_stops values ('loans', 'x', now(), 'ann')`;
    expect(await codeOf(as('ann', stop))).toBe('42501');
    const file = sql`insert into studio_draft_files values (${id}, 'x', 'x', 1)`;
    expect(await codeOf(as('ann', file))).toBe('42501');
    expect((await change(test, { id, revision: 1 }, { 'a.md': 'x' })).status).toBe(200);
  });
});
