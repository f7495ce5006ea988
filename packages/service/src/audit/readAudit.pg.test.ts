import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, people, type TestApp } from '../../test/harness.ts';
import { files, loansBundle, texts } from '../../test/loans.ts';
import { command, createRecord, saveDraft, soundData, viewOf } from '../../test/steps.ts';
import type { AuditPage, RecordView } from '../api/index.ts';

const workflow = files['workflow.json'] as { recordTypes: { loan: { steps: object[] } } };
const [card] = workflow.recordTypes.loan.steps;
/** A council that reads the record but not its card; who looked is told to the reader and to support. */
const bundle = loansBundle('1.0.0', {
  'form.json': {
    ...(files['form.json'] as object),
    roles: ['clerk', 'reader', 'council'].map((id) => ({ id, origin: 'proposed', grantedBy: [] })),
  },
  ...Object.fromEntries(
    ['fr', 'nl', 'de', 'en'].map((language) => [
      `i18n/${language}.json`,
      { ...texts, 'role.council.title': 'Council' },
    ]),
  ),
  'workflow.json': {
    recordTypes: {
      loan: {
        support: ['reader'],
        accessHistory: ['reader'],
        access: [{ role: 'council', when: 'always' }],
        steps: [{ ...card, effects: [], readers: ['reader'] }],
      },
    },
  },
});

let test: TestApp;
let record: RecordView;
const member = (person: string, role: string) => ({
  person,
  registry: 'loans',
  role,
  organisation: '71000436',
});
beforeAll(async () => {
  test = await createTestApp([bundle], {
    identities: {
      ...people,
      memberships: [
        member('ann', 'clerk'),
        member('cas', 'reader'),
        member('dan', 'council'),
        { person: 'bob', registry: 'elsewhere', role: 'chief', organisation: '71009641' },
        { person: 'bob', registry: 'elsewhere', role: 'aide', organisation: '71009641' },
      ],
    },
  });
  record = await createRecord(test);
  const path = `/api/records/${record.id}/steps/card/draft`;
  const save = async (revision: number, data: unknown) =>
    test.ask('ann', 'PUT', path, { data }, { 'if-match': `"${revision}"` }, { address: '192.0.2.7' });
  await save(1, { note: 'first' });
  await save(2, { note: 'second', on: '2020-05-01' });
  const sent = viewOf(await command(test, { id: record.id, revision: 3 }, 'validate', { data: soundData }));
  const again = viewOf(await command(test, sent, 'reopen'));
  await command(test, again, 'validate', { data: { ...soundData, on: '2020-06-02' } });
  await test.ask('bob', 'GET', `/api/records/${record.id}`);
  await test.ask('cas', 'GET', `/api/records/${record.id}`);
  await test.ask('cas', 'GET', `/api/records/${record.id}`);
});
afterAll(() => test.end());

const auditOf = async (person: string, query = ''): Promise<AuditPage> => {
  const answer = await test.ask(person, 'GET', `/api/records/${record.id}/audit${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.json as unknown as AuditPage;
};

describe('the history of a record', () => {
  it('tells what changed, with the values before and after, the latest first', async () => {
    const { items } = await auditOf('cas');
    const by = { name: 'Ann Aerts' };
    const as = [{ role: 'clerk', organisation: 'North' }];
    const validated = items.filter(({ type }) => type === 'validated');
    expect(validated).toMatchObject([
      { by, as, step: 'card', changes: [{ pointer: '/on', before: '2020-05-01', after: '2020-06-02' }] },
      { by, as, step: 'card' },
    ]);
    expect(validated[1]?.changes).toContainEqual({ pointer: '/who/family', after: 'Maes' });
    const [save] = items.filter(({ kind }) => kind === 'save');
    expect(save).toMatchObject({ by, as, step: 'card', count: 2, address: '192.0.2.7' });
    // What a draft held is for who fills the step in.
    expect(save).not.toHaveProperty('changes');
    const own = (await auditOf('ann')).items.find(({ kind }) => kind === 'save');
    expect(own?.changes).toContainEqual({ pointer: '/note', after: 'second' });
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(items.at(-1)).toMatchObject({ kind: 'event', type: 'created' });
  });

  it('tells who looked and who was refused, to whom the definition says', async () => {
    const { items, showsAccess } = await auditOf('cas');
    expect(showsAccess).toBe(true);
    const reader = { by: { name: 'Cas Claes' }, as: [{ role: 'reader', organisation: 'North' }] };
    expect(items.filter(({ kind }) => kind === 'read')).toMatchObject([{ ...reader, count: 2 }]);
    expect(items.filter(({ kind }) => kind === 'refused')).toMatchObject([
      { by: { name: 'Bob Baert' }, as: [{ organisation: 'South' }], problem: 'notFound' },
    ]);
    const told = await auditOf('ann');
    expect(told.showsAccess).toBe(false);
    expect(new Set(told.items.map(({ kind }) => kind))).toEqual(new Set(['event', 'save']));
    expect(JSON.stringify(told), 'from where is for support alone').not.toContain('192.0.2.7');
  });

  it('keeps the values of a step from who may not read it', async () => {
    const { items } = await auditOf('dan');
    expect(items.filter(({ type }) => type === 'validated')).toHaveLength(2);
    expect(items.filter(({ changes }) => changes !== undefined)).toEqual([]);
    expect(JSON.stringify(items)).not.toMatch(/second|2020-06-02/);
  });

  it('is not there for who may not see the record', async () => {
    const absent = crypto.randomUUID();
    const answers = await Promise.all(
      [record.id, absent].map((id) => test.ask('bob', 'GET', `/api/records/${id}/audit`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
  });

  it('is a look at the record itself', async () => {
    await auditOf('cas');
    const { items } = await auditOf('cas');
    expect(items.find(({ kind }) => kind === 'history')).toMatchObject({ by: { name: 'Cas Claes' } });
  });

  it('comes in pages that together are all of it, in its order', async () => {
    await test.asAdmin(
      `insert into access_log (at, actor, what, records, detail)
        select now() + make_interval(secs => n / 3), 'bob', 'refused', array[$1::uuid], '{"problem":"notFound"}'
        from generate_series(1, 450) n`,
      [record.id],
    );
    const pages: AuditPage[] = [await auditOf('cas')];
    for (let last = pages.at(-1); last?.before !== undefined; last = pages.at(-1))
      pages.push(await auditOf('cas', `?before=${encodeURIComponent(last.before)}`));
    const items = pages.flatMap((page) => page.items);
    expect(pages.length).toBeGreaterThan(2);
    expect(items.filter(({ kind }) => kind === 'refused')).toHaveLength(452);
    expect(items.at(-1)).toMatchObject({ type: 'created' });
  });

  it('does not fall over what is no moment', async () => {
    const answer = await test.ask('cas', 'GET', `/api/records/${record.id}/audit?before=yesterday`);
    expect(answer.status).toBe(400);
  });
});

it('a draft that nobody touched has no history but its beginning', async () => {
  const fresh = await createRecord(test);
  await saveDraft(test, fresh, fresh.steps[0]?.data);
  const answer = await test.ask('ann', 'GET', `/api/records/${fresh.id}/audit`);
  const page = answer.json as unknown as AuditPage;
  expect(page.items.filter(({ kind }) => kind === 'save')).toEqual([]);
});
