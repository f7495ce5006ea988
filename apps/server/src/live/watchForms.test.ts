import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { watchForms } from './watchForms.ts';

let forms: string;
let seen: string[];
let errors: string[];
let unwatch: () => void;

beforeEach(async () => {
  forms = await mkdtemp(join(tmpdir(), 'greffe-watch-'));
  await mkdir(join(forms, 'loans', 'i18n'), { recursive: true });
  await writeFile(file('en'), '{}');
  seen = [];
  errors = [];
  unwatch = watchForms(forms, {
    onChange: (folder) => seen.push(folder),
    onError: ({ message }) => errors.push(message),
  });
});
afterEach(async () => {
  unwatch();
  await rm(forms, { recursive: true, force: true });
});

const file = (name: string) => join(forms, 'loans', 'i18n', `${name}.json`);

/** Does something, and waits until a change in that folder was seen after it. */
async function sees(folder: string, work: () => Promise<unknown>): Promise<void> {
  seen.length = 0;
  await work();
  await expect.poll(() => seen).toContain(folder);
  // The same work's other events are over by then, and not taken for those of the next.
  await marked();
}

let marks = 0;

/** Resolves when a file that is written now was seen, and with it all that came before. */
async function marked(): Promise<void> {
  marks += 1;
  const mark = `mark-${marks}`;
  await writeFile(join(forms, mark), '');
  await expect.poll(() => seen).toContain(mark);
}

it('sees a file that is written, also after another was put in its place', async () => {
  await sees('loans', () => writeFile(file('en'), '{"a": 1}'));
  await sees('loans', async () => {
    await writeFile(join(forms, 'loans', 'i18n', '.en.json.swp'), '{"a": 2}');
    await rename(join(forms, 'loans', 'i18n', '.en.json.swp'), file('en'));
  });
  await sees('loans', () => writeFile(file('en'), '{"a": 3}'));
});

it('sees what is in a folder that came later, or took the place of one', async () => {
  await sees('heart', () => mkdir(join(forms, 'heart', 'steps'), { recursive: true }));
  await sees('heart', () => writeFile(join(forms, 'heart', 'steps', 'a.json'), '{}'));
  await sees('loans', () => rename(join(forms, 'loans'), join(forms, 'other')));
  await sees('loans', () => mkdir(join(forms, 'loans', 'i18n'), { recursive: true }));
  await sees('loans', () => writeFile(file('fr'), '{}'));
  await sees('loans', () => rm(join(forms, 'loans'), { recursive: true }));
});

it('leaves alone what editors keep for themselves', async () => {
  for (const name of ['.form.json.swp', 'form.json~', '4913'])
    await writeFile(join(forms, 'loans', name), '');
  await marked();
  expect(seen).not.toContain('loans');
});

it('says when there is nothing to watch any more', async () => {
  await rm(forms, { recursive: true });
  await expect.poll(() => errors).toEqual(['the folder is gone']);
});
