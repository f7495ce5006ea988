import { createTestDatabase } from '@greffe/database/testing';
import { expect, it } from 'vitest';
import { firstFolder, run } from '../../test/versions.ts';
import { sayRecount } from './counters.ts';

it('counters recount reads a database, and says what it was not told', async () => {
  const test = await createTestDatabase();
  try {
    await run('publish', firstFolder, '--database', test.appUrl);
    const recount = (registry: string) =>
      run('counters', 'recount', '--registry', registry, '--database', test.appUrl);
    expect(await recount('library-card')).toMatchObject({
      code: 0,
      out: expect.stringContaining('No counter of this registry holds anything.'),
    });
    expect(await recount('nowhere')).toMatchObject({
      code: 2,
      error: expect.stringContaining('No version of "nowhere" is in force here.'),
    });
  } finally {
    await test.drop();
  }
  expect(await run('counters', 'recount')).toMatchObject({
    code: 2,
    error: expect.stringContaining('Say which'),
  });
  expect(await run('counters')).toMatchObject({ code: 2, error: expect.stringContaining('Say recount.') });
});

it('a recount that differs ends with 1, and says where', () => {
  const said: string[] = [];
  const output = { out: (line: string) => said.push(line), error: (line: string) => said.push(line) };
  const pool = { counter: 'rare', pool: '2026/', limit: 3, held: 2, recounted: 2, waiting: 1 };
  expect(sayRecount([pool], false, output)).toBe(0);
  expect(sayRecount([pool, { ...pool, held: 3 }], false, output)).toBe(1);
  expect(said).toEqual([
    'rare 2026/: 2 held, 2 recounted, 1 waiting, limit 3',
    'rare 2026/: 2 held, 2 recounted, 1 waiting, limit 3',
    'rare 2026/: 3 held, 2 recounted DIFFERS, 1 waiting, limit 3',
  ]);
  expect(sayRecount([{ ...pool, held: 3 }], true, output)).toBe(1);
  expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({ isRight: false });
});
