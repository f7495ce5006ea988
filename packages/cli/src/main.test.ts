import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { copyWith, fixtures, run } from '../test/command.ts';

describe('greffe check', () => {
  test('a good definition', async () => {
    const { code, out } = await run('check', join(fixtures, 'library-card'));
    expect(out).toMatch(/library-card: good \([0-9a-f]{12}\)$/);
    expect(code).toBe(0);
  });

  test('a finding on a line of its own, with what to do', async () => {
    const folder = await copyWith('workflow.json', (text) => text.replace('"librarian"', '"libraryan"'));
    const { code, out } = await run('check', folder);
    expect(out.split('\n')[0]).toBe(
      `${folder}/workflow.json:/recordTypes/membership/steps/0/roles/0: error role.unknown ` +
        'No role is called "libraryan". Known: librarian, director. (Did you mean "librarian"?)',
    );
    expect(code).toBe(1);
  });

  test('broken JSON: line and column, no stack', async () => {
    const folder = await copyWith('form.json', (text) => text.replace('"id":', '"id"'));
    const { code, out } = await run('check', folder);
    expect(out).toMatch(/form\.json:: error json\.syntax Line 3, column 8: a colon was expected\./);
    expect(out).not.toContain(' at ');
    expect(code).toBe(1);
  });

  test('for machines', async () => {
    const folder = await copyWith('form.json', (text) => text.replace('"codePrefix"', '"codPrefix"'));
    const { code, out } = await run('check', folder, '--json');
    const [definition] = JSON.parse(out).definitions;
    expect(definition.findings).toContainEqual(
      expect.objectContaining({
        code: 'meta.unknown-key',
        pointer: '/codPrefix',
        suggestion: 'Did you mean "codePrefix"?',
      }),
    );
    expect(code).toBe(1);
  });

  test.each([
    [['check'], 'Say which folder'],
    [['check', '/nowhere/at/all'], 'There is no folder /nowhere/at/all.'],
    [['check', 'x', '--colour'], '--colour'],
    [['chek'], 'no command "chek"'],
    [[], 'greffe <command>'],
  ])('%j is wrong use', async (args, message) => {
    const { code, error } = await run(...args);
    expect(error).toContain(message);
    expect(code).toBe(2);
  });

  test('help', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('check <folder>') });
  });
});

describe('greffe case', () => {
  test('cases that hold', async () => {
    const { code, out } = await run('case', join(fixtures, 'library-card'));
    expect(out.split('\n')[0]).toMatch(/child\.case\.json: holds: A child’s card needs a guardian$/);
    expect(out).toMatch(/library-card: 1 cases hold, 0 do not$/);
    expect(code).toBe(0);
  });

  test('a case that does not hold says which line broke, and what was found instead', async () => {
    const folder = await copyWith('cases/child.case.json', (text) =>
      text.replace('/guardian/name', '/card/since'),
    );
    const { code, out } = await run('case', folder);
    const path = join(folder, 'cases/child.case.json');
    expect(out.split('\n').slice(0, 2)).toEqual([
      `${path}: does not hold: A child’s card needs a guardian`,
      `  ${path}:22: /steps/0/expect/errors: expected /card/since required, found /guardian/name required`,
    ]);
    expect(code).toBe(1);
  });

  test('the same for machines', async () => {
    const folder = await copyWith('cases/child.case.json', (text) => text.replace('"open"', '"closed"'));
    const { code, out } = await run('case', folder, '--json');
    const [definition] = JSON.parse(out).definitions;
    expect(definition.cases[0].differences).toEqual([
      {
        pointer: '/steps/0/expect/status',
        line: expect.any(Number),
        message: 'expected closed, found open',
        expected: 'closed',
        found: 'open',
      },
    ]);
    expect(code).toBe(1);
  });

  test('a definition with errors has no cases', async () => {
    const folder = await copyWith('form.json', (text) => text.replace('"id":', '"id"'));
    expect(await run('case', folder)).toMatchObject({
      code: 1,
      error: expect.stringContaining('were not run'),
    });
  });

  test('without a folder it is wrong use', async () => {
    expect((await run('case')).code).toBe(2);
  });
});

test('the program itself runs and answers its exit code', () => {
  const bin = fileURLToPath(new URL('../bin/greffe.mjs', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [bin, 'check', join(fixtures, 'library-card')], {
    encoding: 'utf8',
  });
  expect(stdout).toContain('good');
  expect(status).toBe(0);
});
