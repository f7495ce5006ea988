import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { libraryBundle, libraryFolder } from '../../test/fixtures.ts';
import { schemaFindings } from '../compile/secureSchema.ts';
import { createFindings } from '../lint/finding.ts';
import { loadDefinition, loadDevelopment, readFolder } from './index.ts';
import { attackOn, checkPatterns } from './patterns.ts';

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'greffe-definition-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

describe('loadDefinition', () => {
  test('reads a folder with its shared modules', async () => {
    const { bundle, findings } = await loadDefinition(libraryFolder);
    expect(findings).toEqual([]);
    expect(bundle?.hash).toBe(libraryBundle().hash);
  });

  test('an empty folder, and none', async () => {
    const folder = await temporaryFolder();
    expect((await loadDefinition(folder)).findings[0]?.code).toBe('file.missing');
    await expect(loadDefinition(join(folder, 'nowhere'))).rejects.toThrow('ENOENT');
  });

  test('leaves out what is hidden or no text', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, '.secret.json'), '{}');
    await writeFile(join(folder, 'photo.png'), '');
    await writeFile(join(folder, 'form.json'), '{}');
    expect(await readFolder(folder)).toEqual({ 'form.json': '{}' });
  });
});

describe('patterns', () => {
  test.each(['^(a+)+$', '^(?:a|a)*b$', '^(?:[a-z]+\\s?)+$', '(x+x+)+y'])('%s is refused', (pattern) => {
    expect(attackOn(pattern)).toContain('time that this pattern takes');
  });

  test.each(['^[A-Z]-[0-9]{2}$', '^\\d{4}$', '^(?:A|B)\\d+$'])('%s is safe', (pattern) => {
    expect(attackOn(pattern)).toBeUndefined();
  });

  test('is found wherever it stands in a schema', () => {
    const bundle = libraryBundle();
    const step = bundle.steps.signup;
    if (!step) throw new Error('The fixture has no step "signup".');
    const schema = {
      type: 'object',
      properties: { a: { type: 'array', items: { type: 'string', pattern: '^(a+)+$' } } },
    };
    const findings = createFindings();
    checkPatterns({ ...bundle, steps: { signup: { ...step, schema } } }, findings);
    expect(findings.list).toMatchObject([
      { code: 'schema.unsafe-pattern', pointer: '/properties/a/items/pattern' },
    ]);
  });
});

describe('schemas that data could make slow', () => {
  const signup = (field: object) => {
    const bundle = libraryBundle();
    const step = bundle.steps.signup;
    if (!step) throw new Error('The fixture has no step "signup".');
    return { steps: { signup: { ...step, schema: { type: 'object', properties: { a: field } } } } };
  };

  test.each([
    ['a pattern on texts of any length', { type: 'string', pattern: '^a$' }],
    ['a format of texts of any length', { type: 'string', format: 'date' }],
    ['different objects, however many', { type: 'array', uniqueItems: true, items: { type: 'object' } }],
  ])('%s', (_, field) => {
    expect(schemaFindings(signup(field))).toMatchObject([
      {
        severity: 'error',
        code: 'schema.insecure',
        file: 'steps/signup.schema.json',
        pointer: '/properties/a',
      },
    ]);
  });

  test('what says how long it is passes', () => {
    expect(schemaFindings(signup({ type: 'string', pattern: '^a$', maxLength: 9 }))).toEqual([]);
  });
});

describe('loadDevelopment', () => {
  test('a folder without identities has none; a fault is an error with its place', async () => {
    const folder = await temporaryFolder();
    expect(await loadDevelopment(folder)).toEqual({ organisations: [], people: [], memberships: [] });
    const { mkdir } = await import('node:fs/promises');
    await mkdir(join(folder, 'shared'));
    await writeFile(join(folder, 'shared', 'development.json'), '{"people": [{"id": "a"}]}');
    await expect(loadDevelopment(folder)).rejects.toThrow(
      'shared/development.json:/people/0: "givenName" is missing.',
    );
  });
});
