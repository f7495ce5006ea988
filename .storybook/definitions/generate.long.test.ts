import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { generateStories } from './generate.ts';

const fixtures = fileURLToPath(new URL('../../packages/definition/test/fixtures', import.meta.url));

let forms: string;
let generated: string;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'greffe-stories-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  forms = join(folder, 'forms');
  generated = join(folder, 'generated');
  await cp(fixtures, forms, { recursive: true });
});

const files = async () => (await readdir(join(generated, 'library-card'))).sort();
const read = (name: string) => readFile(join(generated, 'library-card', name), 'utf8');

test('each step has a file of stories in each language, under titles of the definition', async () => {
  await generateStories(forms, generated);
  expect(await files()).toEqual([
    'bundle.json',
    'findings.json',
    'findings.stories.tsx',
    'signup.en.stories.tsx',
    'signup.examples.json',
    'signup.fr.stories.tsx',
    'signup.validator.js',
  ]);
  const stories = await read('signup.en.stories.tsx');
  expect(stories).toMatch(/title: "Definitions\/[^"]+\/[^"]+\/English"/);
  expect(stories).toContain('export const Empty');
});

const breakRules = async () => {
  const rules = join(forms, 'library-card', 'rules.json');
  await writeFile(rules, (await readFile(rules, 'utf8')).slice(0, -20));
};

test('a definition that was broken keeps its stories, which get the findings', async () => {
  await generateStories(forms, generated);
  expect(JSON.parse(await read('findings.json'))).toEqual([]);
  const before = await files();
  await breakRules();
  await generateStories(forms, generated);
  expect(await files()).toEqual(before);
  expect(JSON.parse(await read('findings.json'))).toMatchObject([{ severity: 'error', file: 'rules.json' }]);
});

test('a definition that was never right has a story of its findings', async () => {
  await breakRules();
  await generateStories(forms, generated);
  expect(await files()).toEqual(['findings.json', 'findings.stories.tsx']);
});

test('a definition that is gone takes its stories along', async () => {
  await generateStories(forms, generated);
  await rm(join(forms, 'library-card'), { recursive: true });
  await generateStories(forms, generated);
  await expect(files()).resolves.toEqual([]);
});
