import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../test/harness.ts';
import { loansBundle, loansFiles } from '../../test/loans.ts';
import { key, match } from '../../test/steps.ts';
import { change, createStudio, draftOf, registryOf, startDraft } from '../../test/studio.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createStudio();
});
afterAll(() => test.end());

const read = (id: string, query = '') => test.ask('nora', 'GET', `/api/studio/drafts/${id}${query}`);

describe('a draft starts', () => {
  it('from the version in force, with every byte of its files', async () => {
    const draft = await startDraft(test, { name: 'Longer notes' });
    expect(draft).toMatchObject({
      registry: 'loans',
      name: 'Longer notes',
      base: loansBundle().hash,
      revision: 1,
      updatedBy: { name: 'Nora Nys' },
      files: loansFiles(),
      shared: {},
    });
    expect(draftOf(await read(draft.id))).toEqual(draft);
  });

  it('from a version by its hash', async () => {
    expect((await startDraft(test, { from: loansBundle().hash })).files).toEqual(loansFiles());
  });

  it('empty, with the files that are sent', async () => {
    const files = { 'form.json': '{}', 'pictures/a.svg': '<svg/>' };
    const draft = await startDraft(test, { registry: 'fresh', from: 'empty', files });
    expect(draft.files).toEqual(files);
    expect(draft.base).toBeUndefined();
    expect(await registryOf(test, 'fresh')).toMatchObject({ versions: [], drafts: [{ id: draft.id }] });
  });

  it('once, however often the same request comes', async () => {
    const body = { registry: 'loans', from: 'inForce' };
    const headers = key();
    const [first, second] = [
      await test.ask('nora', 'POST', '/api/studio/drafts', body, headers),
      await test.ask('nora', 'POST', '/api/studio/drafts', body, headers),
    ];
    expect(second.text).toBe(first.text);
  });

  it.each([
    ['of a version that the registry does not have', { from: 'a'.repeat(64) }, '/from', 'noVersion'],
    ['of a registry with an odd name', { registry: '../x', from: 'empty' }, '/registry', 'registryName'],
    ['with files beside a version', { files: {} }, '/files', 'unknown'],
  ])('not %s', async (_, more, pointer, code) => {
    const body = { registry: 'loans', from: 'inForce', ...more };
    const answer = await test.ask('nora', 'POST', '/api/studio/drafts', body, key());
    expect(answer.status, answer.text).toBe(422);
    expect(answer.json.errors).toMatchObject([{ pointer, code }]);
  });

  it('not from a version whose files were not kept, and says so', async () => {
    const { hash } = loansBundle();
    const kept = await test.asAdmin('select * from definition_sources where definition = $1', [hash]);
    await test.asAdmin('delete from definition_sources');
    const body = { registry: 'loans', from: 'inForce' };
    const answer = await test.ask('nora', 'POST', '/api/studio/drafts', body, key());
    for (const { registry, hash: of, files, shared } of kept)
      await test.asAdmin(
        'insert into definition_sources (definition, registry, hash, files, shared) values ($1, $2, $3, $4, $5)',
        [hash, registry, of, files, shared],
      );
    expect(answer.status).toBe(409);
    expect(answer.json).toMatchObject({ code: 'filesMissing' });
    expect((await registryOf(test)).versions).toMatchObject([{ hash, hasFiles: true, isWithdrawn: false }]);
  });
});

describe('a draft is changed', () => {
  it('file by file, and tells what is new since a revision', async () => {
    const draft = await startDraft(test);
    const saved = await change(test, draft, { 'rules.json': null, 'manual/a.md': '# <b>Hello</b>' });
    expect(saved.json).toMatchObject({ revision: 2 });
    expect(saved.headers.get('etag')).toBe('"2"');
    const since = draftOf(await read(draft.id, '?since=1'));
    expect(since.files).toEqual({ 'rules.json': null, 'manual/a.md': '# <b>Hello</b>' });
    const { 'rules.json': _, ...kept } = loansFiles();
    expect(draftOf(await read(draft.id)).files).toEqual({ ...kept, 'manual/a.md': '# <b>Hello</b>' });
  });

  it('by one of two editors; the other is told the present revision', async () => {
    const draft = await startDraft(test);
    expect((await change(test, draft, { 'a.md': 'mine' })).status).toBe(200);
    const late = await change(test, draft, { 'a.md': 'yours' }, 'otto');
    expect(late.status).toBe(412);
    expect(late.json).toMatchObject({ code: 'draftStale', revision: 2 });
    expect(draftOf(await read(draft.id)).files['a.md']).toBe('mine');
    const again = await change(test, draft, { 'a.md': 'mine' });
    expect(again.json, 'the same save, whose answer was lost').toMatchObject({ revision: 2 });
    expect((await change(test, { ...draft, revision: 2 }, { 'a.md': 'yours' }, 'otto')).status).toBe(200);
  });

  it.each([
    '../x.json',
    '/etc/passwd',
    'a//b',
    'a/./b',
    'a\\b',
    'c:x',
    '',
    'a/ b',
    'x\u0007',
    'x'.repeat(201),
  ])('not under the name %j', async (path) => {
    const draft = await startDraft(test);
    const answer = await change(test, draft, { [path]: 'x', 'fine.md': 'x' });
    expect(answer.status, answer.text).toBe(422);
    expect(answer.json.errors).toMatchObject([{ code: 'path' }]);
    expect((await read(draft.id)).json.revision).toBe(1);
  });

  it('not by names that reach a prototype, nor with what is not text', async () => {
    const draft = await startDraft(test);
    for (const text of [
      '{"changes": {"__proto__": "x"}}',
      '{"changes": {"a.md": {"toString": 1}}}',
      '{"changes": {"a.md": "\\u0000"}}',
    ]) {
      const path = `/api/studio/drafts/${draft.id}`;
      const headers = { ...match(1), 'content-type': 'application/json' };
      expect((await test.ask('nora', 'PUT', path, text, headers)).status, text).toBe(422);
    }
  });

  it('within its limits', async () => {
    const draft = await startDraft(test);
    const large = 'é'.repeat(1024 * 1024);
    expect((await change(test, draft, { 'a.md': `${large}x` })).json.errors).toMatchObject([
      { pointer: '/changes/a.md', code: 'fileSize' },
    ]);
    const many = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`manual/${index}.md`, '']));
    expect((await change(test, draft, many)).json.errors).toMatchObject([{ code: 'fileCount' }]);
    const heavy = Array.from({ length: 5 }, (_, index) => [`manual/${index}.md`, large]);
    const half = await change(test, draft, Object.fromEntries(heavy));
    expect(half.status, half.text).toBe(200);
    const more = Object.fromEntries(heavy.map(([path, text]) => [`${path}.md`, text]));
    const over = await change(test, { ...draft, revision: 2 }, more);
    expect(over.json.errors).toMatchObject([{ code: 'totalSize' }]);
    expect((await read(draft.id)).json.revision).toBe(2);
  });

  it('only with the revision that was seen', async () => {
    const { id } = await startDraft(test);
    const answer = await test.ask('nora', 'PUT', `/api/studio/drafts/${id}`, { changes: {} });
    expect(answer.status).toBe(428);
  });
});

it('says who has it open, on the draft and at home', async () => {
  const draft = await startDraft(test);
  const seen = (person: string) => test.ask(person, 'POST', `/api/studio/drafts/${draft.id}/seen`, {});
  for (const person of ['nora', 'otto']) expect((await seen(person)).json.revision).toBe(1);
  await change(test, draft, { 'a.md': 'mine' });
  expect((await seen('otto')).json.revision, 'there is something to take over').toBe(2);
  const names = draftOf(await read(draft.id)).editors.map(({ name }) => name);
  expect(names.sort()).toEqual(['Nora Nys', 'Otto Ons']);
  const { drafts } = await registryOf(test);
  expect(drafts.find(({ id }) => id === draft.id)?.editors).toHaveLength(2);
  await test.asAdmin(`update studio_presence set last_seen = now() - interval '61 seconds'`);
  expect(draftOf(await read(draft.id)).editors).toEqual([]);
});

it('is thrown away with all that is in it', async () => {
  const draft = await startDraft(test);
  expect((await test.ask('nora', 'DELETE', `/api/studio/drafts/${draft.id}`)).status).toBe(204);
  expect((await read(draft.id)).status).toBe(404);
  const rows = await test.asAdmin('select 1 from studio_draft_files where draft = $1', [draft.id]);
  expect(rows).toEqual([]);
});
