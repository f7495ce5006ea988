import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { firstFolder, laterVersion, requiredFee, run, temporaryFolder } from '../../test/versions.ts';

describe('greffe diff', () => {
  test('two folders, in a person’s words', async () => {
    const later = await laterVersion(requiredFee);
    expect(await run('diff', firstFolder, later)).toEqual({
      code: 0,
      error: '',
      out: [
        'Some records may not move as they are:',
        '  The field ‘Card › Fee’ of the step ‘Sign up’ is now required.',
        'library-card 1.0.0 → 1.1.0: 1 change',
      ].join('\n'),
    });
    expect((await run('diff', firstFolder, later, '--language', 'fr')).out).toContain(
      '  Le champ « Carte › Cotisation » de l’étape « Inscription » est maintenant obligatoire.',
    );
  });

  test('for machines', async () => {
    const { out } = await run('diff', firstFolder, await laterVersion(requiredFee), '--json');
    expect(JSON.parse(out)).toMatchObject({
      versions: [{ version: '1.0.0' }, { version: '1.1.0' }],
      changes: [
        {
          kind: 'fieldRequired',
          where: { step: 'signup', pointer: '/card/fee' },
          impact: 'migration',
          words: 'The field ‘Card › Fee’ of the step ‘Sign up’ is now required.',
        },
      ],
      findings: [],
    });
  });

  test('a migration file that does not fit the older version is a finding', async () => {
    const folder = await laterVersion({});
    await mkdir(join(folder, 'migrations'));
    const operations = [{ op: 'renameField', step: 'signup', from: '/card/price', to: '/card/fee' }];
    await writeFile(join(folder, 'migrations/1.1.0.json'), JSON.stringify({ from: '1.0.0', operations }));
    const { code, out } = await run('diff', firstFolder, folder);
    expect(out).toContain('migrations/1.1.0.json:/operations/0/from: error migration.unknown-field');
    expect(code).toBe(1);
  });

  test('a version from git', async () => {
    const folder = await temporaryFolder();
    await cp(dirname(firstFolder), folder, { recursive: true });
    const git = (...args: string[]) => {
      const asked = ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args];
      const { status, stderr } = spawnSync('git', asked, { encoding: 'utf8' });
      expect(status, stderr).toBe(0);
    };
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    const path = join(folder, 'library-card/i18n/en.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace('"Fee"', '"Price"'));
    const { code, out } = await run('diff', `${folder}/library-card@HEAD`, join(folder, 'library-card'));
    expect(out).toContain(
      'The text of the field ‘Card › Price’ of the step ‘Sign up’, title (English) was ‘Fee’ and is now ‘Price’',
    );
    expect(code).toBe(0);
    expect((await run('diff', `${folder}/library-card@nothing`, firstFolder)).code).toBe(2);
  });

  test.each([
    [['diff', firstFolder], 'Say which two versions.'],
    [['diff', firstFolder, '/nowhere/at/all'], 'There is no folder and no file /nowhere/at/all.'],
    [['diff', firstFolder, firstFolder, '--colour'], '--colour'],
    [['diff', firstFolder, join(firstFolder, 'form.json')], 'no bundle that "greffe publish" wrote'],
  ])('%j is wrong use', async (args, message) => {
    const { code, error } = await run(...args);
    expect(error).toContain(message);
    expect(code).toBe(2);
  });
});

describe('greffe publish', () => {
  test('writes a bundle that can be read again, and that shows when it was changed', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'bundle.json');
    const later = await laterVersion(requiredFee);
    const { code, out, error } = await run('publish', later, '--out', file);
    expect(error).toBe('');
    expect(out).toMatch(/^library-card 1\.1\.0 \([0-9a-f]{12}\) is written to /);
    expect(code).toBe(0);
    expect((await run('diff', file, later)).out).toBe('library-card 1.1.0 → 1.1.0: 0 changes');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"LIB"', '"BIL"'));
    expect(await run('diff', file, later)).toMatchObject({
      code: 2,
      error: expect.stringContaining('changed since'),
    });
  });

  test('refuses a definition with errors, and one whose cases do not hold', async () => {
    const file = join(await temporaryFolder(), 'bundle.json');
    const broken = await laterVersion({ 'form.json': (content) => ({ ...content, codePrefix: 1 }) });
    expect(await run('publish', broken, '--out', file)).toMatchObject({
      code: 1,
      error: expect.stringContaining('/codePrefix'),
    });
    const untrue = await laterVersion({
      'cases/child.case.json': (content) =>
        JSON.parse(JSON.stringify(content).replace('/guardian/name', '/card/since')) as typeof content,
    });
    expect(await run('publish', untrue, '--out', file)).toMatchObject({
      code: 1,
      error: expect.stringContaining('not every case holds'),
    });
    await expect(readFile(file)).rejects.toThrow('ENOENT');
  });

  test.each([
    [['publish'], 'Say which folder.'],
    [['publish', firstFolder], 'Say where to'],
    [['publish', '/nowhere/at/all', '--out', 'x'], 'cannot be read'],
  ])('%j is wrong use', async (args, message) => {
    const { code, error } = await run(...args);
    expect(error).toContain(message);
    expect(code).toBe(2);
  });
});

describe('greffe move', () => {
  const url = ['--database', 'postgres://nobody:secret@127.0.0.1:1/nothing'];
  test.each([
    [['move'], 'Say which registry.'],
    [['move', 'x'], 'Say to which version'],
    [['move', 'x', '--to', 'inforce', ...url], 'Say --dry-run to see what would happen, or --yes to do it.'],
    [['move', 'x', '--to', 'inforce', '--yes', '--dry-run', ...url], 'Say --dry-run'],
    [['move', 'x', '--to', 'inforce', '--yes', '--record', 'y', ...url], '"y" is no id of a record.'],
    [['move', 'x', '--to', 'inforce', '--dry-run', ...url], 'The database cannot be used'],
  ])('%j is wrong use', async (args, message) => {
    const { code, error } = await run(...args);
    expect(error).toContain(message);
    expect(error).not.toContain('secret');
    expect(code).toBe(2);
  });
});
