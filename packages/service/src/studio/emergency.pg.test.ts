import { compileStepValidator } from '@greffe/definition/compile';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestApp } from '../../test/harness.ts';
import { loansBundle } from '../../test/loans.ts';
import { createRecord, creation, key, saveDraft, soundData } from '../../test/steps.ts';
import { createStudio, registryOf } from '../../test/studio.ts';
import { publishDefinition } from '../index.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createStudio();
});
afterAll(() => test.end());

const post = (path: string, body: unknown, person = 'nora') =>
  test.ask(person, 'POST', `/api/studio/${path}`, body, key());
const newRecord = (language: string) =>
  test.ask('ann', 'POST', '/api/records', creation, { ...key(), 'accept-language': language });
const publishLoans = (version: string) => {
  const bundle = loansBundle(version);
  return publishDefinition(test.database, bundle, Object.values(bundle.steps).map(compileStepValidator));
};
const withdraw = (version: string) =>
  post(`versions/${loansBundle(version).hash}/withdraw`, { reason: 'Asks the wrong thing' });

it('a registry is stopped, with a reason that is shown, and goes on', async () => {
  const begun = await createRecord(test);
  expect((await post('registries/loans/stop', { reason: 'The rule on dates is wrong' })).status).toBe(204);
  for (const language of ['fr', 'nl', 'de', 'en']) {
    const refused = await newRecord(language);
    expect(refused.json).toMatchObject({ status: 409, code: 'registryStopped' });
    expect(refused.json.detail).toContain('The rule on dates is wrong');
  }
  const shown = await test.ask('ann', 'GET', '/api/registries');
  expect(shown.json.registries).toMatchObject([{ stopped: { reason: 'The rule on dates is wrong' } }]);
  expect((await saveDraft(test, begun, soundData)).status, 'records under way go on').toBe(200);
  expect((await registryOf(test)).stopped).toMatchObject({
    reason: 'The rule on dates is wrong',
    by: { name: 'Nora Nys' },
  });
  await post('registries/loans/stop', { reason: 'Still' }, 'otto');
  expect((await registryOf(test)).stopped).toMatchObject({ reason: 'Still', by: { name: 'Otto Ons' } });
  for (const _ of [1, 2]) expect((await post('registries/loans/resume', {})).status).toBe(204);
  expect((await newRecord('en')).status).toBe(201);
  expect((await registryOf(test)).stopped).toBeUndefined();
  const log = await test.asAdmin(`select kind, actor, notes from publications order by id`);
  expect(log.slice(1)).toEqual([
    { kind: 'stopped', actor: 'nora', notes: 'The rule on dates is wrong' },
    { kind: 'stopped', actor: 'otto', notes: 'Still' },
    { kind: 'resumed', actor: 'nora', notes: '' },
  ]);
});

it.each([{}, { reason: '' }, { reason: '  ' }, { reason: 'x'.repeat(2001) }, { reason: 'x', more: 1 }])(
  'not for %j',
  async (body) => {
    expect((await post('registries/loans/stop', body)).status).toBe(422);
  },
);

it('a registry that was never published is not there to be stopped', async () => {
  expect((await post('registries/nothing/stop', { reason: 'x' })).status).toBe(404);
});

it('a withdrawn version gives way to the one before; its records stay, and it never comes back', async () => {
  await publishLoans('1.1.0');
  await publishLoans('1.2.0');
  const record = await createRecord(test);
  const said = (version: string) =>
    test.ask('nora', 'GET', `/api/studio/versions/${loansBundle(version).hash}/withdrawal`);
  expect((await said('1.2.0')).json, 'said before').toEqual({
    isInForce: true,
    successor: {
      hash: loansBundle('1.1.0').hash,
      version: '1.1.0',
      publishedAt: expect.any(String),
    },
    records: 1,
    recordsUnderWay: 1,
  });
  expect((await said('1.0.0')).json).toMatchObject({ isInForce: false, records: 2 });
  expect((await said('1.0.0')).json).not.toHaveProperty('successor');
  const answer = await withdraw('1.2.0');
  expect(answer.json).toEqual({ inForce: loansBundle('1.1.0').hash });
  expect((await withdraw('1.2.0')).json, 'withdrawn once').toEqual({});
  expect((await createRecord(test)).definition).toBe(loansBundle('1.1.0').hash);
  expect((await saveDraft(test, record, soundData)).status).toBe(200);
  expect(await registryOf(test)).toMatchObject({
    inForce: { version: '1.1.0' },
    versions: expect.arrayContaining([
      expect.objectContaining({
        version: '1.2.0',
        isWithdrawn: true,
        withdrawal: {
          reason: 'Asks the wrong thing',
          at: expect.any(String),
          by: { name: 'Nora Nys' },
        },
      }),
    ]),
  });
  expect(await publishLoans('1.2.0')).toMatchObject({ hasTakenForce: false, standsBack: 'withdrawn' });
  expect((await registryOf(test)).inForce?.version).toBe('1.1.0');
});

it('a version that is not in force is withdrawn without another taking force; the last one stays', async () => {
  expect((await withdraw('1.0.0')).json).toEqual({});
  const { hash } = loansBundle('1.1.0');
  const before = await test.ask('nora', 'GET', `/api/studio/versions/${hash}/withdrawal`);
  expect(before.json, 'nothing would take its place').toMatchObject({ isInForce: true });
  expect(before.json).not.toHaveProperty('successor');
  const last = await withdraw('1.1.0');
  expect(last.json).toMatchObject({ status: 409, code: 'noOtherVersion' });
  expect(await registryOf(test)).toMatchObject({ inForce: { version: '1.1.0' } });
  const [row] = await test.asAdmin('select count(*)::int as count from definition_withdrawals');
  expect(row?.count, 'what was refused is not half done').toBe(2);
});
