import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestApp } from '../../test/harness.ts';
import { loansBundle, loansFiles } from '../../test/loans.ts';
import { createStudio } from '../../test/studio.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createStudio();
});
afterAll(() => test.end());

const read = (person: string, hash = loansBundle().hash) =>
  test.ask(person, 'GET', `/api/studio/versions/${hash}/files`);

it('gives the files of a version byte for byte to its administrators alone', async () => {
  const { version } = loansBundle();
  for (const person of ['nora', 'otto'])
    expect((await read(person)).json).toEqual({ registry: 'loans', version, files: loansFiles() });
  for (const person of ['pia', 'ann']) expect((await read(person)).status).toBe(404);
});

it('has nothing of a version that is not there, or whose files were not kept', async () => {
  expect((await read('nora', 'a'.repeat(64))).status).toBe(404);
  expect((await read('nora', '0'.repeat(64))).status).toBe(409);
});
