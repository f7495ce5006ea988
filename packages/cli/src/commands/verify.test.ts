import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyWith, fixtures, run } from '../../test/command.ts';

const ungranted = (text: string) => text.replace('"grantedBy": []', '"grantedBy": ["librarian"]');

describe('greffe verify', () => {
  test('what is proved, a line a property, with its time', async () => {
    const { code, out } = await run('verify', join(fixtures, 'library-card'));
    expect(out).toMatch(/membership: proved: Every step can be reached \(\d+ ms\)$/m);
    expect(out).toMatch(/library-card: 8 proved, 0 not \(\d+\.\d\d s\)$/);
    expect(code).toBe(0);
  });

  test('what is violated: where, what, and the way there, in the language asked for', async () => {
    const folder = await copyWith('form.json', ungranted);
    const { code, out } = await run('verify', folder, '--language', 'nl');
    expect(out).toContain(
      'membership: VIOLATED: Elke rol die een stap noemt, bestaat en kan worden toegekend',
    );
    expect(out).toMatch(
      /library-card\/workflow\.json:\/recordTypes\/membership\/steps\/0\/roles\/0: error verify\.roles/,
    );
    expect(out).toMatch(/^ {4}1\. “.+” wordt toegekend door “.+”\.$/m);
    expect(code).toBe(1);
  });

  test('for machines', async () => {
    const folder = await copyWith('form.json', ungranted);
    const { code, out } = await run('verify', folder, '--json');
    const [{ report }] = JSON.parse(out).definitions;
    expect(report.isProved).toBe(false);
    expect(report.results[0]).toMatchObject({ property: 'roles', answer: 'violated' });
    expect(code).toBe(1);
  });

  test('a definition with errors is not verified, and says so', async () => {
    const folder = await copyWith('form.json', (text) => text.replace('"id":', '"id"'));
    const { code, error } = await run('verify', folder);
    expect(error).toContain('the definition itself has errors; nothing was verified.');
    expect(code).toBe(1);
  });

  test.each([
    [['verify'], 'Say which folder.'],
    [['verify', fixtures, '--language', 'xx'], 'There is no language "xx". Known: en, fr, nl, de.'],
    [['draw', fixtures, fixtures], 'One folder is drawn at a time.'],
    [['draw', fixtures, '--format', 'png'], 'There is no format "png". Known: svg, mermaid, xstate.'],
    [
      ['draw', join(fixtures, 'reading-trial')],
      'Say which record type is drawn, with --type: membership, trial.',
    ],
  ])('wrong use: %j', async (args, sentence) => {
    const { code, error } = await run(...args);
    expect(error).toContain(sentence);
    expect(code).toBe(2);
  });
});

describe('greffe draw', () => {
  test('on the screen, or to a file', async () => {
    const folder = await copyWith('form.json', (text) => text);
    const file = join(folder, '..', 'card.svg');
    const { out, code } = await run('draw', folder);
    expect(out).toMatch(/^<svg [\s\S]*<\/svg>$/);
    expect(code).toBe(0);
    expect(await run('draw', folder, '--out', file)).toEqual({ code: 0, out: '', error: '' });
    expect((await readFile(file, 'utf8')).trimEnd()).toBe(out);
  });

  test('a file that cannot be written: a sentence', async () => {
    const { code, error } = await run(
      'draw',
      join(fixtures, 'library-card'),
      '--out',
      join(fixtures, 'none', 'x.svg'),
    );
    expect(error).toMatch(/x\.svg cannot be written: /);
    expect(code).toBe(2);
  });
});
