import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../test/harness.ts';
import { loansFiles } from '../../test/loans.ts';
import { key } from '../../test/steps.ts';
import { createStudio, draftOf, publish, registryOf } from '../../test/studio.ts';
import { createApp } from '../index.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createStudio();
});
afterAll(() => test.end());

/** A sound definition under another name. */
const filesOf = (id: string) => ({
  ...loansFiles(),
  'form.json': (loansFiles()['form.json'] ?? '').replace('"id": "loans"', `"id": "${id}"`),
});
const begin = (person: string, id: string, headers = key(), files: Record<string, string> = filesOf(id)) =>
  test.ask(person, 'POST', '/api/studio/registries', { id, files }, headers);
const roles = (registry: string) =>
  test.asAdmin('select person, role, organisation, granted_by from memberships where registry = $1', [
    registry,
  ]);

describe('a new registry', () => {
  it('is begun by the administrator of another one, who then edits and publishes it, and nobody else does', async () => {
    const answer = await begin('pia', 'visits');
    expect(answer.status, answer.text).toBe(201);
    const draft = draftOf(answer);
    expect(draft).toMatchObject({ registry: 'visits', revision: 1, updatedBy: { name: 'Pia Pot' } });
    expect(draft.files).toEqual(filesOf('visits'));
    expect(answer.headers.get('location')).toBe(`/api/studio/drafts/${draft.id}`);
    expect(await roles('visits')).toEqual([
      { person: 'pia', role: 'registry-administrator', organisation: '71000436', granted_by: 'pia' },
    ]);
    expect(await registryOf(test, 'visits', 'pia')).toMatchObject({
      versions: [],
      drafts: [{ id: draft.id }],
    });
    expect((await test.ask('otto', 'GET', `/api/studio/drafts/${draft.id}`)).status).toBe(404);
    const published = await publish(test, draft, '1.0.0');
    expect(published.status, published.text).toBe(200);
    expect(await registryOf(test, 'visits', 'pia')).toMatchObject({ inForce: { version: '1.0.0' } });
  });

  it('goes by the title that its draft gives it, until it has a version', async () => {
    const text = (title: unknown) => JSON.stringify({ 'registry.title': title });
    const files = {
      'i18n/fr.json': text('Visites <b>'),
      'i18n/nl.json': '{',
      'i18n/de.json': text(5),
      'i18n/en.json': text('x'.repeat(10_000)),
      'i18n/notes.json': text('none'),
    };
    expect((await begin('pia', 'titled', key(), files)).status).toBe(201);
    expect((await registryOf(test, 'titled', 'pia')).title).toEqual({
      fr: 'Visites <b>',
      en: 'x'.repeat(200),
    });
  });

  it('needs no role of its own for the administrator of everything', async () => {
    expect((await begin('nora', 'everywhere')).status).toBe(201);
    expect(await roles('everywhere')).toEqual([]);
  });

  it('is begun once, however often the same request comes', async () => {
    const headers = key();
    const [first, second] = [await begin('pia', 'twice', headers), await begin('pia', 'twice', headers)];
    expect(second.status, second.text).toBe(201);
    expect(draftOf(second).id).toBe(draftOf(first).id);
    expect(await roles('twice')).toHaveLength(1);
    expect((await begin('pia', 'thrice', headers)).json).toMatchObject({ code: 'idempotencyKeyReused' });
    expect(await roles('thrice')).toEqual([]);
  });

  it('can be begun again where the first attempt left nothing but the role', async () => {
    const bad = await begin('pia', 'again', key(), { '../x': '' });
    expect(bad.status).toBe(422);
    expect(bad.json.errors).toMatchObject([{ pointer: '/files/..~1x', code: 'path' }]);
    expect((await begin('pia', 'again')).status).toBe(201);
    expect(await roles('again')).toHaveLength(1);
  });
});

describe('no second registry of the same name', () => {
  const taken = { status: 409, code: 'registryExists', detail: expect.stringContaining('“') };

  it.each([
    ['one that is published', 'loans'],
    ['the engine’s own', 'canary'],
  ])('beside %s', async (_, id) => {
    expect((await begin('pia', id)).json).toMatchObject(taken);
    expect((await begin('nora', id)).json).toMatchObject(taken);
    expect(await roles(id)).not.toContainEqual(expect.objectContaining({ person: 'pia' }));
  });

  it('beside one that somebody else prepares, who is not named', async () => {
    expect((await begin('nora', 'prepared')).status).toBe(201);
    const late = await begin('pia', 'prepared');
    expect(late.json).toMatchObject(taken);
    expect(late.text).not.toContain('Nora');
    expect(await roles('prepared')).toEqual([]);
    expect((await begin('nora', 'prepared')).json).toMatchObject(taken);
  });

  it('where somebody was given a role before: they would get an administrator whom nobody chose', async () => {
    await test.asAdmin(
      `insert into memberships (person, registry, role, organisation) values ('ann', 'promised', 'clerk', '71000436')`,
    );
    expect((await begin('pia', 'promised')).json).toMatchObject(taken);
    expect((await begin('nora', 'promised')).status).toBe(201);
  });

  it('of two who begin it at once', async () => {
    const answers = await Promise.all(['pia', 'otto', 'nora', 'pia'].map((one) => begin(one, 'race')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const drafts = await test.asAdmin(`select id from studio_drafts where registry = 'race'`);
    expect(drafts).toHaveLength(1);
  });
});

describe('a registry is not begun', () => {
  it.each(['', 'A', '../x', 'a b', '*', 'x'.repeat(61)])('under the name %j', async (id) => {
    expect((await begin('pia', id)).status).toBe(422);
    expect(await roles(id)).not.toContainEqual(expect.objectContaining({ granted_by: 'pia' }));
  });

  it('without a key, nor by who administers nothing', async () => {
    expect((await begin('pia', 'keyless', {})).status).toBe(400);
    expect((await begin('ann', 'mine')).status).toBe(404);
    expect((await test.ask('ann', 'GET', '/api/studio/registries/new')).status).toBe(404);
    expect([...(await roles('keyless')), ...(await roles('mine'))]).toEqual([]);
  });
});

describe('what it can be begun with', () => {
  it('are the shared modules, and nobody to try it with', async () => {
    const { json } = await test.ask('nora', 'GET', '/api/studio/registries/new');
    expect(json).toEqual({ shared: {} });
  });

  it('are those of versions in force: one that was published since and is out of force again lends nothing', async () => {
    const lend = (hash: string, isInForce: boolean) =>
      test.asAdmin(
        `with version as (
          insert into definitions (hash, registry, version, bundle, in_force)
          values ($1, $2, '1.0.0', '{}', $3) returning hash, registry)
        insert into definition_sources (definition, registry, hash, files, shared)
          select hash, registry, hash, '{}', $4 from version`,
        [hash, `lends-${hash}`, isInForce, JSON.stringify({ 'person/module.schema.json': hash })],
      );
    const lent = async () =>
      (await test.ask('nora', 'GET', '/api/studio/registries/new')).json.shared as Record<string, string>;
    await lend('a'.repeat(64), true);
    await lend('b'.repeat(64), false);
    expect(await lent()).toEqual({ 'person/module.schema.json': 'a'.repeat(64) });
    await lend('c'.repeat(64), true);
    expect(await lent()).toEqual({ 'person/module.schema.json': 'c'.repeat(64) });
    await test.asAdmin("update definitions set in_force = false where registry like 'lends-%'");
  });

  it('are invented people where there are some, and those alone are let in', async () => {
    const admitted: unknown[] = [];
    const person = { id: 'ann', name: 'Ann Aerts', organisation: { number: '71000436', name: 'North' } };
    const app = createApp({
      ...test.ports,
      trial: {
        people: () => [person],
        admit: async (...what) => void admitted.push(what),
      },
    });
    const ask = (path: string, init: RequestInit = {}) =>
      app.request(`http://localhost/api/studio/registries${path}`, {
        ...init,
        headers: { 'x-person': 'nora', 'content-type': 'application/json', ...key() },
      });
    expect(await (await ask('/new')).json()).toEqual({ shared: {}, people: [person] });
    const files = { 'development.json': '{}' };
    const answer = await ask('', { method: 'POST', body: JSON.stringify({ id: 'tried', files }) });
    expect(answer.status).toBe(201);
    expect(admitted).toEqual([['tried', files]]);
  });
});
