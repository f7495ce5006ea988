import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findingsAfter, libraryBundle, libraryFolder } from '../../test/fixtures.ts';

const program = fileURLToPath(new URL('../../test/withoutEval.ts', import.meta.url));
const sharedFolder = fileURLToPath(new URL('../../test/fixtures/shared', import.meta.url));

test('a definition is checked where no code may be made from strings, and the same is found', () => {
  const flags = ['--disallow-code-generation-from-strings', program, libraryFolder, sharedFolder];
  const { stdout, stderr } = spawnSync(process.execPath, flags, { encoding: 'utf8' });
  expect(stderr).toBe('');
  const answer = JSON.parse(stdout) as Record<string, unknown>;
  expect(answer).toMatchObject({ makesCode: false, hash: libraryBundle().hash });
  const found = findingsAfter('form.json', (form) => {
    form.langages = form.languages as never;
    delete form.languages;
  });
  expect(found).toContainEqual(expect.objectContaining({ suggestion: 'Did you mean "languages"?' }));
  expect(answer.broken).toEqual(found);
  expect(answer.attack).toContain('time that this pattern takes');
});
