import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { queryRows, sql, withActor } from '@greffe/database';
import { createTestDatabase } from '@greffe/database/testing';
import { createApp, createSession, noRecordKeys, personOf } from '@greffe/service';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run, temporaryFolder } from '../../test/command.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
beforeEach(async () => {
  vi.stubEnv('OIDC_ISSUER', undefined);
  test = await createTestDatabase();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await test.drop();
});

const issuer = 'https://issuer.example.be/realms/care/';
const claire = {
  subject: 'E-4711',
  'given-name': 'Claire',
  'family-name': 'Dubois',
  language: 'fr',
  organisation: '0206653946',
  'organisation-name': 'The Institute',
};
const args = (options: Record<string, string | undefined>) =>
  Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
const create = (more: Record<string, string | undefined> = {}, ...rest: string[]) =>
  run('admin', 'create', ...args({ ...claire, issuer, database: test.appUrl, ...more }), ...rest);
const count = async (table: string) => {
  const [row] = await withActor(test.database, { kind: 'system', name: 'test' }, (transaction) =>
    queryRows<{ count: number }>(
      transaction,
      sql`select count(*)::int as count from ${sql.identifier(table)} where person <> 'canary'`,
    ),
  );
  return row?.count;
};

describe('the first administrator', () => {
  it('can sign in by the issuer, and finds the studio open', async () => {
    const { code, out } = await create();
    expect([code, out]).toEqual([0, 'Claire Dubois administers all registries, and can sign in.']);
    const person = await personOf(test.database, { issuer: issuer.replace(/\/$/, ''), subject: 'E-4711' });
    const { token } = await createSession(test.database, person ?? '');
    const app = createApp({
      database: test.database,
      recordKeys: noRecordKeys,
      queue: { enqueue: async () => {} },
    });
    const ask = async (path: string) =>
      app.request(`http://localhost${path}`, { headers: { cookie: `greffe_session=${token}` } });
    expect(await (await ask('/api/session')).json()).toMatchObject({
      person: { givenName: 'Claire', language: 'fr' },
      memberships: [{ registry: '*', organisation: { number: '0206653946', name: 'The Institute' } }],
    });
    expect((await ask('/api/studio/registries')).status).toBe(200);
  });

  it('is another person at another issuer', async () => {
    await create();
    expect(
      await personOf(test.database, { issuer: 'https://evil.example', subject: 'E-4711' }),
    ).toBeUndefined();
  });

  it('is made once: again nothing changes, and nobody else is made beside', async () => {
    await create();
    expect(await create()).toMatchObject({
      code: 0,
      out: expect.stringContaining('already: nothing was changed'),
    });
    const other = await create({ subject: 'E-1', 'given-name': 'Eve' });
    expect(other).toMatchObject({ code: 1, error: expect.stringContaining('--further') });
    expect(await count('memberships')).toBe(1);
    expect(await personOf(test.database, { issuer, subject: 'E-1' })).toBeUndefined();
  });

  it('is one of two that are made at once', async () => {
    const both = await Promise.all([create({ subject: 'E-1' }), create({ subject: 'E-2' })]);
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(await count('memberships')).toBe(1);
  });

  it('may be joined by another where that is said', async () => {
    await create();
    const { code, out } = await create({ subject: 'E-2' }, '--further', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ outcome: 'created' });
    expect(await count('memberships')).toBe(2);
  });

  it('comes by the issuer of the environment', async () => {
    vi.stubEnv('OIDC_ISSUER', issuer);
    expect((await create({ issuer: undefined })).code).toBe(0);
    expect(await personOf(test.database, { issuer, subject: 'E-4711' })).toBeDefined();
  });

  it('can be made on the database of a data folder while its server runs, and not when none does', async () => {
    const folder = await temporaryFolder();
    const at = (data: string) => create({ database: undefined, data });
    expect(await at(folder)).toMatchObject({ code: 2, error: expect.stringMatching(/^No database runs/) });
    const { port } = new URL(test.appUrl);
    await mkdir(join(folder, 'postgres'));
    await writeFile(join(folder, 'app.secret'), 'app\n');
    await writeFile(join(folder, 'postgres', 'postmaster.pid'), `${process.pid}\n\n\n${port}\n`);
    // There it is called "greffe", which this server has no database of.
    expect(await at(folder)).toMatchObject({
      code: 2,
      error: expect.stringMatching(/cannot be used \(3D000\)/),
    });
  });
});

describe('what cannot be is told, all at once, and changes nothing', () => {
  it.each([
    [{ subject: '' }, '--subject is missing.'],
    [{ subject: 'x'.repeat(256) }, '--subject has more than 255 characters.'],
    [{ 'given-name': ' ' }, '--given-name is missing.'],
    [{ 'family-name': 'Du\u0000bois' }, '--family-name holds a character that cannot be seen.'],
    [{ language: 'lu' }, '--language is one of fr, nl, de, en.'],
    [
      { issuer: 'issuer.example.be' },
      '--issuer must be the address of the OpenID Connect issuer, as in OIDC_ISSUER.',
    ],
    [{ issuer: undefined }, '--issuer is missing.'],
    [{ organisation: 'a:b' }, '--organisation is a number without colons.'],
    [
      { organisation: undefined, language: undefined },
      '--language is one of fr, nl, de, en.\n--organisation is missing.',
    ],
  ])('%o', async (wrong, sentences) => {
    const { code, error } = await create(wrong);
    expect(code).toBe(2);
    expect(error.split('\n\n')[0]).toBe(sentences);
    expect(await count('memberships')).toBe(0);
  });

  it('another command, or none', async () => {
    for (const wrong of [['admin'], ['admin', 'remove'], ['admin', 'create', 'x'], ['admin', '--what']]) {
      expect((await run(...wrong)).code).toBe(2);
    }
  });

  it('a database without tables, one that is not there, and never its password', async () => {
    const empty = new URL(test.adminUrl);
    empty.pathname = '/postgres';
    expect((await create({ database: empty.href })).error).toMatch(
      /^This database has no tables of Greffe yet/,
    );
    const away = 'postgres://greffe_app:hunter2@127.0.0.1:9/greffe';
    const { code, error } = await create({ database: away });
    expect(code).toBe(2);
    expect(error).toMatch(/^The database cannot be used/);
    expect(error).not.toContain('hunter2');
  });
});
