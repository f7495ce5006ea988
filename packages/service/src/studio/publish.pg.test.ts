import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestApp } from '../../test/harness.ts';
import { loansBundle, loansFiles } from '../../test/loans.ts';
import { createRecord, creation, key, match, saveDraft, soundData } from '../../test/steps.ts';
import { change, createStudio, draftOf, publish, registryOf, startDraft } from '../../test/studio.ts';
import type { DraftView } from '../api/index.ts';
import { publishDefinition } from '../index.ts';
import { createCheckThreads } from './check/createCheckThreads.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createStudio();
});
afterAll(() => test.end());

const schemaFile = 'steps/card.schema.json';
/** The form with longer notes: a change that loses nothing. */
function withNotes(maxLength: number): Record<string, string> {
  const schema = JSON.parse(loansFiles()[schemaFile] ?? '');
  schema.properties.note.maxLength = maxLength;
  return { [schemaFile]: `${JSON.stringify(schema, null, 2)}\n` };
}

const edit = (file: string, replace: (text: string) => string) => ({
  [file]: replace(loansFiles()[file] ?? ''),
});

async function changed(files: Record<string, string | null>, from?: string): Promise<DraftView> {
  const draft = await startDraft(test, from === undefined ? {} : { from });
  const saved = await change(test, draft, files);
  expect(saved.status, saved.text).toBe(200);
  return { ...draft, revision: 2 };
}

describe('a draft is published', () => {
  it('in force at once, with its differences, notes and author in the log, and the draft goes on from there', async () => {
    const older = await createRecord(test);
    const draft = await changed(withNotes(400));
    const headers = key();
    const answer = await publish(test, draft, '1.1.0', headers);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({ version: '1.1.0', revision: 3 });
    const { hash } = answer.json;
    expect((await publish(test, draft, '1.1.0', headers)).text, 'the same request again').toBe(answer.text);

    const newer = await createRecord(test);
    expect(newer.definition).toBe(hash);
    expect(older.definition).toBe(loansBundle().hash);
    const long = await saveDraft(test, newer, { ...soundData, note: 'x'.repeat(300) });
    expect(long.status, long.text).toBe(200);
    const validator = loansBundle('1.1.0', {
      [schemaFile]: JSON.parse(withNotes(400)[schemaFile] ?? ''),
    }).steps.card?.schemaHash;
    const code = await test.ask('ann', 'GET', `/api/definitions/${hash}/validators/${validator}.js`);
    expect(code.text).toContain('export default');

    expect(await registryOf(test)).toMatchObject({
      inForce: { hash, version: '1.1.0' },
      versions: [
        { hash, publishedBy: 'Nora Nys', notes: 'More room for notes.', hasFiles: true },
        { version: '1.0.0', isWithdrawn: false },
      ],
    });
    const after = draftOf(await test.ask('nora', 'GET', `/api/studio/drafts/${draft.id}`));
    expect(after.base).toBe(hash);
    expect(JSON.parse(after.files['form.json'] ?? '').version).toBe('1.1.0');
    const again = await startDraft(test, { from: hash });
    expect(again.files).toEqual(after.files);
    const [logged] = await test.asAdmin('select * from publications order by id desc limit 1');
    expect(logged).toMatchObject({ kind: 'published', actor: 'nora', definition: hash });
    expect(logged?.changes).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ kind: 'fieldMaxLength', impact: 'harmless' })]),
    );
    expect(JSON.stringify(logged?.changes)).toContain('"nl":');
  });

  it.each([
    ['1.1', 'version'],
    ['v2.0.0', 'version'],
    ['01.2.3', 'version'],
    ['1.1.0', 'versionNotGreater'],
    ['1.0.9', 'versionNotGreater'],
  ])('under a number that grows, not %s', async (version, code) => {
    const answer = await publish(test, await changed(withNotes(500)), version);
    expect(answer.status).toBe(422);
    expect(answer.json.errors).toMatchObject([{ pointer: '/version', code }]);
  });

  it('as it was seen', async () => {
    const draft = await changed(withNotes(500));
    const stale = await publish(test, { ...draft, revision: 1 }, '7.0.0');
    expect(stale.json).toMatchObject({ status: 412, revision: 2 });
    const path = `/api/studio/drafts/${draft.id}/publish`;
    const body = { version: '7.0.0', notes: '' };
    expect((await test.ask('nora', 'POST', path, body, key())).status).toBe(428);
    expect((await test.ask('nora', 'POST', path, body, match(2))).json.code).toBe('idempotencyKeyMissing');
  });

  it('once, when two publish at the same time', async () => {
    const draft = await changed(withNotes(450));
    const answers = await Promise.all([publish(test, draft, '1.2.0'), publish(test, draft, '1.2.0')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

const aCase = (note: string) =>
  JSON.stringify({
    title: 'A book is lent',
    recordType: 'loan',
    steps: [
      {
        at: '2026-11-22T10:00:00+01:00',
        who: 'clerk',
        do: 'validate',
        step: 'card',
        data: { who: { number: '85.04.02-169.32' }, on: '2026-11-01', note },
        expect: { errors: [] },
      },
    ],
  });

describe('what stands in the way is said, and nothing is published', () => {
  let before: unknown;
  beforeEach(async () => {
    before = (await registryOf(test)).inForce;
  });
  const longest = 'x'.repeat(120);
  it.each<[string, Record<string, string | null>, object]>([
    [
      'a damaged file',
      { 'workflow.json': '{"recordTypes":' },
      { code: 'json.syntax', file: 'workflow.json' },
    ],
    ['no form', { 'form.json': null }, { code: 'file.missing', file: 'form.json' }],
    ['a form that is no object', { 'form.json': '[]' }, { file: 'form.json' }],
    ['brackets without end', { 'rules.json': '['.repeat(100_000) }, { code: 'json.depth' }],
    [
      'a newer format',
      edit('form.json', (text) => text.replace('"formatVersion": 1', '"formatVersion": 2')),
      { file: 'form.json', pointer: '/formatVersion' },
    ],
    [
      'another registry',
      edit('form.json', (text) => text.replace('"id": "loans"', '"id": "other"')),
      { code: 'form.id' },
    ],
    [
      'a pattern that some text makes slow',
      edit(schemaFile, (text) =>
        text
          .replace('"minimum": 1', '"minimum": 1')
          .replace('"note": {', '"note": {\n      "pattern": "^(a+)+$",'),
      ),
      { code: 'schema.unsafe-pattern' },
    ],
    [
      'a step that waits for itself',
      edit('workflow.json', (text) => text.replace('"requires": []', '"requires": ["card"]')),
      { file: 'workflow.json' },
    ],
    ['a case that does not hold', { 'cases/a.case.json': aCase(longest) }, { code: 'case.differs' }],
  ])('%s', async (_, files, finding) => {
    const answer = await publish(test, await changed(files, loansBundle().hash), '3.0.0');
    expect(answer.status, answer.text).toBe(409);
    expect(answer.json.code).toBe('notPublishable');
    expect(answer.json.findings).toMatchObject(expect.arrayContaining([expect.objectContaining(finding)]));
    expect((await registryOf(test)).inForce).toEqual(before);
  });

  it('in a thread of its own, which is ended when it takes too long', async () => {
    const { check } = createCheckThreads({ patience: 1 });
    const order = { files: loansFiles(), shared: {}, registry: 'loans', language: 'en', compiles: true };
    expect(await check(order)).toMatchObject({ findings: [{ code: 'check.too-much' }], compiled: [] });
    const one = createCheckThreads({ threads: 1 });
    const [report, broken] = await Promise.all([
      one.check(order),
      one.check({ ...order, files: {} }),
      one.compile({ type: 'object' }),
    ]);
    expect(broken.findings, 'each in its turn').toMatchObject([{ code: 'file.missing' }, {}]);
    expect(report.bundle).toEqual(loansBundle());
    expect(report.verifier?.isProved).toBe(true);
    expect(report.compiled).toHaveLength(1);
  });
});

it('HTML in a label is kept as text, and published by nobody', async () => {
  const title = '<img src=x onerror="alert(1)"> Notes';
  const files = Object.fromEntries(
    ['fr', 'nl', 'de', 'en'].map((language) => {
      const file = `i18n/${language}.json`;
      const texts = JSON.parse(loansFiles()[file] ?? '');
      return [file, `${JSON.stringify({ ...texts, 'field.card.note.title': title }, null, 2)}\n`];
    }),
  );
  const draft = await changed(files);
  const kept = draftOf(await test.ask('nora', 'GET', `/api/studio/drafts/${draft.id}`));
  expect(kept.files['i18n/fr.json'], 'in the draft, to the letter').toBe(files['i18n/fr.json']);
  const answer = await publish(test, draft, '1.3.0');
  expect(answer.status).toBe(409);
  expect(answer.json.findings).toMatchObject(
    ['fr', 'nl', 'de', 'en'].map((language) => ({ code: 'text.html', file: `i18n/${language}.json` })),
  );
});

it('a folder does not put an older form over what people have published', async () => {
  const folder = loansBundle('1.0.5');
  const compiled = (
    await createCheckThreads().check({
      files: loansFiles('1.0.5'),
      shared: {},
      registry: 'loans',
      language: 'en',
      compiles: true,
    })
  ).compiled;
  const { inForce } = await registryOf(test);
  const options = { sources: { files: loansFiles('1.0.5'), shared: {} }, yieldsToStudio: true };
  expect(await publishDefinition(test.database, folder, compiled, options)).toMatchObject({
    hasTakenForce: false,
    standsBack: 'studio',
  });
  expect((await registryOf(test)).inForce).toEqual(inForce);
  const greater = loansBundle('9.0.0');
  expect(await publishDefinition(test.database, greater, compiled, options)).toMatchObject({
    hasTakenForce: true,
  });
});

it('a new registry is published from nothing, and takes records', async () => {
  const files = Object.fromEntries(
    Object.entries(loansFiles('0.1.0')).map(([path, text]) => [
      path,
      text.replace('"id": "loans"', '"id": "lent"'),
    ]),
  );
  const draft = await startDraft(test, { registry: 'lent', from: 'empty', files });
  const answer = await publish(test, draft, '1.0.0');
  expect(answer.status, answer.text).toBe(200);
  await test.asAdmin(
    `insert into memberships (person, registry, role, organisation) values ('ann', 'lent', 'clerk', '71000436')`,
  );
  const record = await test.ask('ann', 'POST', '/api/records', { ...creation, registry: 'lent' }, key());
  expect(record.status, record.text).toBe(201);
});
