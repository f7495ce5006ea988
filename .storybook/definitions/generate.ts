import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Finding } from '@greffe/definition';
import { compileStepValidator } from '@greffe/definition/compile';
import { loadDefinition, readFolder } from '@greffe/definition/load';
import { examplesOf } from './examples.ts';
import { findingsStoryFile, stepStoryFile } from './storyFile.ts';

type Files = Map<string, string>;

/**
 * Writes the stories of every definition under `forms` into `generated`, with all that the page needs and may not
 * compute itself: bundles, validators, examples. A definition with errors keeps the stories that it had, which then
 * show its findings, so that an open page says what is wrong and comes back when it is mended.
 * A file that stays the same is not touched, and one that no longer belongs there is removed.
 */
export async function generateStories(forms: string, generated: string): Promise<void> {
  const files: Files = new Map();
  const broken: string[] = [];
  for (const folder of await registriesIn(forms)) {
    const { findings, made } = await filesOf(join(forms, folder)).catch((error: unknown) => ({
      findings: [findingOf(error)],
      made: undefined,
    }));
    if (!made) broken.push(folder);
    for (const [name, text] of made ?? []) files.set(join(folder, name), text);
    files.set(join(folder, 'findings.json'), json(findings));
    files.set(join(folder, 'findings.stories.tsx'), findingsStoryFile(folder));
  }
  await removeOthers(generated, (path) => files.has(path) || broken.includes(dirname(path)));
  for (const [name, text] of files) await writeWhenChanged(join(generated, name), text);
}

async function registriesIn(forms: string): Promise<string[]> {
  const entries = await readdir(forms, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && entry.name !== 'shared').map(({ name }) => name);
}

/** What was found, and the files of a definition that has no errors. */
async function filesOf(folder: string): Promise<{ findings: readonly Finding[]; made: Files | undefined }> {
  const { bundle, findings } = await loadDefinition(folder);
  if (!bundle) return { findings, made: undefined };
  const examples = await examplesOf(bundle, await readFolder(folder), dirname(folder));
  const made: Files = new Map([['bundle.json', json(bundle)]]);
  for (const step of Object.values(bundle.steps)) {
    const chosen = examples(step.id);
    made.set(`${step.id}.examples.json`, json(chosen));
    made.set(`${step.id}.validator.js`, compileStepValidator(step).code);
    for (const language of bundle.languages) {
      made.set(`${step.id}.${language}.stories.tsx`, stepStoryFile(bundle, step.id, language, chosen));
    }
  }
  return { findings, made };
}

/** What kept a folder from being read at all, such as a file saved by half. */
function findingOf(error: unknown): Finding {
  const message = error instanceof Error ? error.message : String(error);
  return { severity: 'error', code: 'folder', file: '', pointer: '', message };
}

const json = (value: unknown) => `${JSON.stringify(value)}\n`;

/** Another Storybook, or its tests, may be writing at this very moment. */
const beingWritten = /\.\d+$/;

async function removeOthers(generated: string, isWanted: (path: string) => boolean): Promise<void> {
  const present = await readdir(generated, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of present) {
    const path = join(entry.parentPath, entry.name);
    const isOurs = isWanted(path.slice(generated.length + 1)) || beingWritten.test(entry.name);
    if (entry.isFile() && !isOurs) await rm(path, { force: true });
  }
}

/** By a rename, so that nobody reads half a file. */
async function writeWhenChanged(path: string, text: string): Promise<void> {
  const before = await readFile(path, 'utf8').catch(() => undefined);
  if (before === text) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.${process.pid}`, text);
  await rename(`${path}.${process.pid}`, path);
}
