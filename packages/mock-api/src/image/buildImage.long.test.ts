import { cp, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forms } from '../../test/image.ts';
import { imageModule } from '../vite/imageModule.ts';
import { buildImage } from './buildImage.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greffe-build-image-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('an image of the same content is used again, and the one before it is removed', async () => {
  const target = join(folder, 'target');
  const copy = join(folder, 'forms');
  await cp(forms, copy, { recursive: true });
  const first = await built(copy, target);
  const { mtimeMs } = await stat(first.file);
  expect((await stat((await built(copy, target)).file)).mtimeMs).toBe(mtimeMs);

  await writeFile(join(copy, 'shared', 'development.json'), '{ "organisations": [], "people": [] }\n');
  for (const registry of await registriesIn(copy)) await rm(join(copy, registry, 'development.json'));
  const second = await built(copy, target);
  expect(second.id).not.toBe(first.id);
  expect(second.people).toEqual([]);
  expect((await readdir(target)).filter((name) => name.endsWith('.tgz'))).toEqual([`${second.id}.tgz`]);
});

test('a broken definition gives its findings in the place of an image, and the page is told', async () => {
  const copy = join(folder, 'broken');
  await cp(forms, copy, { recursive: true });
  const [registry = ''] = await registriesIn(copy);
  await writeFile(join(copy, registry, 'workflow.json'), '{ "recordTypes": ');
  const result = await buildImage(copy, join(folder, 'never'));
  expect(result.findings).toContainEqual(
    expect.objectContaining({ file: 'workflow.json', severity: 'error' }),
  );
  expect(result).not.toHaveProperty('image');
  const module = imageModule(result);
  expect(module).toContain('export const image = undefined;');
  expect(module).toContain('workflow.json');
});

async function registriesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name !== 'shared' && !name.includes('.'));
}

async function built(from: string, target: string) {
  const result = await buildImage(from, target);
  if (!('image' in result)) throw new Error(JSON.stringify(result.findings));
  return result.image;
}
