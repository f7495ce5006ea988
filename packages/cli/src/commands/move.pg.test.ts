import { createTestDatabase } from '@greffe/database/testing';
import { createApp, recordKeysOf, seedDevelopment } from '@greffe/service';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { firstFolder, laterVersion, requiredFee, run } from '../../test/versions.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
const ids: string[] = [];

const recordKey = 'the key of this test, in many characters';

beforeAll(async () => {
  vi.stubEnv('GREFFE_RECORD_KEY', recordKey);
  test = await createTestDatabase();
  const published = await run('publish', firstFolder, '--database', test.appUrl);
  expect(published.error).toBe('');
  expect(published.out).toMatch(/^library-card 1\.0\.0 \([0-9a-f]{12}\) is in force$/);
  await seedDevelopment(test.database, {
    organisations: [{ number: '71000436', name: 'North' }],
    people: [{ id: 'ann', givenName: 'Ann', familyName: 'Aerts', language: 'en' }],
    memberships: [{ person: 'ann', registry: 'library-card', role: 'librarian', organisation: '71000436' }],
  });
  await createRecords();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await test.drop();
});

/** One that is begun, one that is validated without a fee. */
async function createRecords(): Promise<void> {
  const app = createApp({
    database: test.database,
    queue: { enqueue: async () => {} },
    recordKeys: await recordKeysOf(recordKey),
    identify: async () => 'ann',
  });
  const ask = async (method: string, path: string, body: unknown, headers: Record<string, string> = {}) => {
    const response = await app.request(`http://localhost/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers },
      body: JSON.stringify(body),
    });
    const json = (await response.json()) as { id: string; revision: number };
    expect(response.ok, JSON.stringify(json)).toBe(true);
    return json;
  };
  const creation = { registry: 'library-card', recordType: 'membership', organisation: '71000436' };
  for (let i = 0; i < 2; i++) ids.push((await ask('POST', '/records', creation)).id);
  const data = {
    reader: { number: '85.04.02-169.32', lastName: 'Maes' },
    card: { kind: 'adult', since: '2026-02-01' },
  };
  const command = { type: 'validate', step: 'signup', data };
  await ask('POST', `/records/${ids[1]}/commands`, command, { 'if-match': '"1"' });
}

describe('on a server’s database', () => {
  it('says before publishing who could not move', async () => {
    const { code, out } = await run(
      'diff',
      firstFolder,
      await laterVersion(requiredFee),
      '--database',
      test.appUrl,
    );
    expect(out).toContain('is now required.');
    expect(out).toMatch(new RegExp(`${ids[0]} .* would move`));
    expect(out).toMatch(new RegExp(`${ids[1]} .* stays .*\\n {2}In the step ‘Sign up’: “Fee”`));
    expect(out).toContain('library-card: 1 would move, 1 cannot, 0 were there already');
    expect(code).toBe(1);
  });

  it('publishes, tries, moves one, moves nobody twice, and goes back', async () => {
    const later = await laterVersion(requiredFee);
    const published = await run('publish', later, '--database', test.appUrl);
    expect(published).toMatchObject({ code: 0, out: expect.stringContaining('is in force') });
    expect(published.out, 'what changes is said').toContain('is now required.');

    const order = ['move', 'library-card', '--to', 'inforce', '--database', test.appUrl];
    const dry = await run(...order, '--dry-run', '--json');
    expect(JSON.parse(dry.out)).toMatchObject({ dryRun: true, moved: 1, couldNot: 1, untouched: 0 });
    expect((await run(...order, '--dry-run', '--json')).out, 'nothing was moved').toBe(dry.out);

    const done = await run(...order, '--yes');
    expect(done.code, 'one could not').toBe(1);
    expect(done.out).toContain('library-card: 1 moved, 1 cannot, 0 were there already');
    const again = await run(...order, '--yes', '--record', ids[0] ?? '');
    expect(again).toMatchObject({
      code: 0,
      out: expect.stringContaining('0 moved, 0 cannot, 1 were there already'),
    });

    const back = await run(
      'move',
      'library-card',
      '--back',
      '--yes',
      '--record',
      ids[0] ?? '',
      '--database',
      test.appUrl,
    );
    expect(back).toMatchObject({ code: 0, out: expect.stringContaining('1 moved, 0 cannot') });
  });

  it('names what it does not know', async () => {
    const unknown = '00000000-0000-7000-8000-0000000000aa';
    const order = ['--yes', '--database', test.appUrl];
    expect(await run('move', 'library-card', '--to', 'inforce', '--record', unknown, ...order)).toMatchObject(
      {
        code: 1,
        error: `${unknown}: the registry has no such record.`,
      },
    );
    expect(await run('move', 'nothing', '--to', 'inforce', ...order)).toMatchObject({
      code: 2,
      error: 'No version of "nothing" was published here.',
    });
  });
});
