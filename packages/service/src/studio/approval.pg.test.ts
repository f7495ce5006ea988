import { approvalAnswers, approvalRequests, publications, withActor } from '@greffe/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestApp } from '../../test/harness.ts';
import { loansBundle, loansFiles } from '../../test/loans.ts';
import { key, match } from '../../test/steps.ts';
import { change, createStudio, publish, registryOf, startDraft } from '../../test/studio.ts';
import type { ApprovalView, DraftView } from '../api/index.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createStudio();
});
afterAll(() => test.end());

const asking = (version: string, files = loansFiles(version)) => {
  const form = JSON.parse(files['form.json'] ?? '');
  return { 'form.json': `${JSON.stringify({ ...form, approval: 'secondPerson' }, null, 2)}\n` };
};
const path = (id: string) => `/api/studio/drafts/${id}/approval`;
const order = (version: string) => ({ version, notes: 'More room for notes.' });
const ask = (draft: DraftView, version: string, person = 'nora', headers: Record<string, string> = key()) =>
  test.ask(person, 'POST', path(draft.id), order(version), { ...match(draft.revision), ...headers });
const answer = (draft: DraftView, person: string, body: object) =>
  test.ask(person, 'POST', `${path(draft.id)}/answer`, body, key());
const read = async (draft: DraftView, person: string) =>
  (await test.ask(person, 'GET', path(draft.id))).json as unknown as ApprovalView;
const publishAs = (person: string, draft: DraftView, version: string) =>
  test.ask(person, 'POST', `/api/studio/drafts/${draft.id}/publish`, order(version), {
    ...match(draft.revision),
    ...key(),
  });

let versions = 0;
let draft: DraftView;
let version: string;
/** A draft that asks for approval; nothing that is in force does until the last of these tests. */
beforeEach(async () => {
  versions += 1;
  version = `2.${versions}.0`;
  const started = await startDraft(test, { from: loansBundle().hash });
  expect((await change(test, started, asking('1.0.0'))).status).toBe(200);
  draft = { ...started, revision: 2 };
});
const requestOf = async () => {
  const { request } = await read(draft, 'nora');
  if (request === undefined) throw new Error('Nobody has asked.');
  return request;
};

it('is not needed where nobody asks for it', async () => {
  const free = await startDraft(test);
  expect(await read(free, 'nora')).toEqual({ isNeeded: false, canAnswer: false, canPublish: false });
});

describe('a draft that asks for a second person', () => {
  it('is not published without one', async () => {
    expect(await read(draft, 'nora')).toEqual({ isNeeded: true, canAnswer: false, canPublish: false });
    const refused = await publish(test, draft, version);
    expect(refused.json).toMatchObject({ status: 409, code: 'approvalNeeded' });
    expect((await registryOf(test)).inForce?.version).toBe('1.0.0');
  });

  it('is shown to the others as asked, at home too, and to whoever asked', async () => {
    const headers = key();
    const asked = await ask(draft, version, 'nora', headers);
    expect(asked.status, asked.text).toBe(201);
    expect((await ask(draft, version, 'nora', headers)).json, 'the same request again').toEqual(asked.json);
    expect(asked.json).toMatchObject({
      isNeeded: true,
      canAnswer: false,
      canPublish: false,
      request: { version, revision: 2, notes: 'More room for notes.', by: { name: 'Nora Nys' } },
    });
    expect(await read(draft, 'otto')).toMatchObject({ canAnswer: true, canPublish: false });
    const line = async (person: string) =>
      (await registryOf(test, 'loans', person)).drafts.find(({ id }) => id === draft.id)?.approval;
    const expected = { state: 'asked', version, by: { name: 'Nora Nys' } };
    expect(await line('otto')).toEqual({ ...expected, canAnswer: true });
    expect(await line('nora')).toEqual({ ...expected, canAnswer: false });
  });

  it('is never approved by whoever asks, nor published by whoever approves', async () => {
    await ask(draft, version);
    const { id: request } = await requestOf();
    const own = await answer(draft, 'nora', { request, answer: 'approved' });
    expect(own.json).toMatchObject({ status: 409, code: 'ownApproval' });
    const approved = await answer(draft, 'otto', { request, answer: 'approved' });
    expect(approved.json).toMatchObject({ canPublish: false, request: { answered: { answer: 'approved' } } });
    expect((await publishAs('otto', draft, version)).json).toMatchObject({ code: 'ownApproval' });
    expect(await read(draft, 'nora')).toMatchObject({ canPublish: true });
    const twice = await answer(draft, 'otto', { request, answer: 'refused', reason: 'On second thoughts' });
    expect(twice.json, 'what was said is said').toMatchObject({ code: 'approvalGone' });
  });

  it('is approved at one revision, number and notes: an edit voids it', async () => {
    await ask(draft, version);
    const { id: request } = await requestOf();
    await answer(draft, 'otto', { request, answer: 'approved' });
    expect((await publish(test, draft, '2.99.0')).json, 'another number').toMatchObject({
      code: 'approvalNeeded',
    });
    expect((await change(test, draft, { 'a.md': 'x' })).status).toBe(200);
    const edited = { ...draft, revision: 3 };
    expect(await read(edited, 'nora')).toMatchObject({ canPublish: false, request: { voidedBy: 'edit' } });
    expect((await publish(test, edited, version)).json).toMatchObject({ code: 'approvalNeeded' });
    const line = (await registryOf(test)).drafts.find(({ id }) => id === draft.id);
    expect(line?.approval).toBeUndefined();
  });

  it('cannot be answered any more when it was edited, or asked for again', async () => {
    await ask(draft, version);
    const first = await requestOf();
    await ask(draft, version);
    expect((await answer(draft, 'otto', { request: first.id, answer: 'approved' })).json).toMatchObject({
      code: 'approvalGone',
    });
    const second = await requestOf();
    await change(test, draft, { 'a.md': 'x' });
    expect((await answer(draft, 'otto', { request: second.id, answer: 'approved' })).json).toMatchObject({
      code: 'approvalGone',
    });
  });

  it('is refused with a reason that whoever asked reads, and asked for again', async () => {
    await ask(draft, version);
    const { id: request } = await requestOf();
    expect((await answer(draft, 'otto', { request, answer: 'refused' })).status).toBe(422);
    expect((await answer(draft, 'otto', { request, answer: 'refused', reason: ' ' })).status).toBe(422);
    await answer(draft, 'otto', { request, answer: 'refused', reason: 'The limit is 300' });
    const told = await read(draft, 'nora');
    expect(told.request?.answered).toMatchObject({ answer: 'refused', reason: 'The limit is 300' });
    expect(told.request?.answered?.by).toEqual({ name: 'Otto Ons' });
    expect((await publish(test, draft, version)).json).toMatchObject({ code: 'approvalNeeded' });
    await ask(draft, version);
    expect(await read(draft, 'otto')).toMatchObject({ canAnswer: true });
  });

  it('is not asked to be approved while it cannot be published', async () => {
    expect((await ask({ ...draft, revision: 1 }, version)).json).toMatchObject({ status: 412, revision: 2 });
    expect((await ask(draft, '1.0.0')).json.errors).toMatchObject([{ code: 'versionNotGreater' }]);
    await change(test, draft, { 'rules.json': '{' });
    const broken = await ask({ ...draft, revision: 3 }, version);
    expect(broken.json).toMatchObject({ status: 409, code: 'notPublishable' });
    expect((await read(draft, 'nora')).request).toBeUndefined();
  });
});

describe('the database', () => {
  const as = (person: string, work: Parameters<typeof withActor>[2]) =>
    withActor(test.database, { kind: 'person', id: person }, work).then(
      () => 'allowed',
      (error: { cause?: { code?: string } }) => error.cause?.code,
    );
  const at = new Date();

  it('refuses an answer of whoever asked, one in another’s name, and a publisher who approved', async () => {
    await ask(draft, version);
    const { id: request } = await requestOf();
    const row = { request, registry: 'loans', answer: 'approved', at } as const;
    const write = (actor: string, person: string) =>
      as(person, (t) => t.insert(approvalAnswers).values({ ...row, actor }));
    expect(await write('nora', 'nora'), 'one’s own').toBe('42501');
    expect(await write('otto', 'nora'), 'in another’s name').toBe('42501');
    const published = (actor: string) =>
      as(actor, (t) =>
        t
          .insert(publications)
          .values({ registry: 'loans', kind: 'stopped', actor, approval: request, notes: 'x' }),
      );
    expect(await published('nora'), 'not approved').toBe('23514');
    expect(await write('otto', 'otto')).toBe('allowed');
    expect(await published('otto'), 'by the approver').toBe('23514');
    const elsewhere = { draft: draft.id, registry: 'loans', revision: 2, version, notes: '', at };
    const inNameOf = (actor: string) =>
      as('nora', (t) => t.insert(approvalRequests).values({ ...elsewhere, actor }));
    expect(await inNameOf('otto')).toBe('42501');
    expect(await as('pia', (t) => t.insert(approvalRequests).values({ ...elsewhere, actor: 'pia' }))).toBe(
      '42501',
    );
  });
});

it('a version is published on an approval, which the list names; a draft cannot drop the demand alone', async () => {
  await ask(draft, version);
  const { id: request } = await requestOf();
  await answer(draft, 'otto', { request, answer: 'approved', reason: 'Fine' });
  const published = await publish(test, draft, version);
  expect(published.status, published.text).toBe(200);
  const registry = await registryOf(test);
  expect(registry.versions[0]).toMatchObject({ version, publishedBy: 'Nora Nys', approvedBy: 'Otto Ons' });
  const [logged] = await test.asAdmin('select approval from publications order by id desc limit 1');
  expect(Number(logged?.approval)).toBe(request);

  const started = await startDraft(test, { from: loansBundle().hash });
  const without = { ...started };
  expect((await read(without, 'nora')).isNeeded, 'the version in force asks for it').toBe(true);
  expect((await publish(test, without, '3.0.0')).json).toMatchObject({ code: 'approvalNeeded' });
  await ask(without, '3.0.0', 'otto');
  const asked = (await read(without, 'otto')).request;
  await answer(without, 'nora', { request: asked?.id, answer: 'approved' });
  const other = await startDraft(test, { from: String(published.json.hash) });
  await ask(other, '2.90.0');
  const second = (await read(other, 'nora')).request;
  await answer(other, 'otto', { request: second?.id, answer: 'approved' });
  const between = await publish(test, other, '2.90.0');
  expect(between.status, between.text).toBe(200);
  expect(await read(without, 'otto'), 'it was held against what is in force no more').toMatchObject({
    canPublish: false,
    request: { voidedBy: 'publication' },
  });
  expect((await publishAs('otto', without, '3.0.0')).json).toMatchObject({ code: 'approvalNeeded' });

  // Back where it was, but its number is used for good.
  const late = await startDraft(test, { from: String(between.json.hash) });
  expect((await ask(late, '2.95.0')).status).toBe(201);
  const third = (await read(late, 'nora')).request;
  await answer(late, 'otto', { request: third?.id, answer: 'approved' });
  const rival = await startDraft(test, { from: String(between.json.hash) });
  await ask(rival, '2.96.0');
  await answer(rival, 'otto', { request: (await read(rival, 'nora')).request?.id, answer: 'approved' });
  const published96 = await publish(test, rival, '2.96.0');
  expect(published96.status, published96.text).toBe(200);
  const withdrawn = await test.ask(
    'nora',
    'POST',
    `/api/studio/versions/${published96.json.hash}/withdraw`,
    { reason: 'Wrong' },
    key(),
  );
  expect(withdrawn.json).toEqual({ inForce: between.json.hash });
  expect(await read(late, 'nora')).toMatchObject({ canPublish: false, request: { voidedBy: 'publication' } });
});
