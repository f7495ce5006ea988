import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DefinitionNews } from '@greffe/service/development';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type NewsReader, readNews } from '../../test/readNews.ts';
import { freePort, ServerProcess } from '../../test/ServerProcess.ts';

// A whole process on a busy machine.

const ownForms = fileURLToPath(new URL('../../../../forms', import.meta.url));
let scratch: string;
let forms: string;
let server: ServerProcess;
let news: NewsReader;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'greffe-live-'));
  forms = join(scratch, 'forms');
  await cp(ownForms, forms, { recursive: true });
  const env = { GREFFE_DATA: join(scratch, 'data'), GREFFE_FORMS: forms };
  server = await new ServerProcess(await freePort(), env).ready();
  news = await readNews(`${server.url}/dev/definitions/events`);
});
afterAll(async () => {
  const started = performance.now();
  await server.stop('SIGTERM');
  // The stream that is still open does not keep the server from stopping.
  expect(performance.now() - started).toBeLessThan(4_000);
  await rm(scratch, { recursive: true, force: true });
});

/** Changes a file of the copied definitions by its text, as an editor saves it. */
async function edit(path: string, change: (text: string) => string): Promise<void> {
  const file = join(forms, path);
  await writeFile(file, change(await readFile(file, 'utf8')));
}

/** The news that come of what is done, and the milliseconds until they came. */
async function newsOf(work: () => Promise<unknown>, isIt: (news: DefinitionNews) => boolean) {
  await work();
  const started = performance.now();
  const told = await news.until(isIt);
  return { told, milliseconds: Math.round(performance.now() - started) };
}

/** Some registry of the product's own, and its French texts. */
const start = async () => {
  const [definition] = (await news.until(({ definitions }) => definitions.length > 0)).definitions;
  if (!definition) throw new Error('nothing is published');
  return { ...definition, texts: `${definition.registry}/i18n/fr.json` };
};
const withTitle = (title: string) => (text: string) =>
  text.replace(/("registry\.title": )"[^"]*"/, `$1${JSON.stringify(title)}`);

it('a text that is saved is published within two seconds, and what is not changed is not', async () => {
  const { hash, texts, registry, version } = await start();
  const { told, milliseconds } = await newsOf(
    () => edit(texts, withTitle('Neuf')),
    ({ definitions }) => definitions.some((one) => one.registry === registry && one.hash !== hash),
  );
  console.info(`published ${milliseconds} ms after it was saved`);
  expect(milliseconds).toBeLessThan(2_000);
  expect(told.findings).toEqual([]);
  const published = told.definitions.find((one) => one.registry === registry);
  await expect
    .poll(() => server.output)
    .toContain(`Published ${registry} ${version} (${published?.hash.slice(0, 12)})`);

  // Saved again as it is: the next news is that of the people's file, and tells the same version.
  await edit(texts, (text) => text);
  const { told: later } = await newsOf(
    () => writeFile(join(forms, 'shared', 'development.json'), '['),
    ({ findings }) => findings.length > 0,
  );
  expect(later.definitions).toEqual(told.definitions);
  expect(later.findings).toMatchObject([{ file: 'shared/development.json' }]);
  await cp(join(ownForms, 'shared', 'development.json'), join(forms, 'shared', 'development.json'));
  await news.until(({ findings }) => findings.length === 0);
});

it('a broken file is told by its place, leaves the version in force, and is mended', async () => {
  const { hash, texts, version } = await start();
  const sound = await readFile(join(forms, texts), 'utf8');
  const { told, milliseconds } = await newsOf(
    () => edit(texts, (text) => text.slice(0, text.length / 2)),
    ({ findings }) => findings.length > 0,
  );
  console.info(`findings ${milliseconds} ms after it was saved`);
  expect(milliseconds).toBeLessThan(2_000);
  expect(told.findings[0]).toMatchObject({
    file: texts,
    message: expect.stringMatching(/^Line \d+, column/),
  });
  expect(told.definitions[0]?.hash).toBe(hash);
  await expect
    .poll(() => server.output)
    .toContain(`${version} (${hash.slice(0, 12)}) stays in force:\n  ${texts}: Line `);

  const mended = await newsOf(
    () => writeFile(join(forms, texts), sound),
    ({ findings }) => findings.length === 0,
  );
  expect(mended.told.definitions[0]?.hash).toBe(hash);
  await expect.poll(() => server.output).toContain('is in order again');
});

it('a half-saved folder is told, and one that is gone unpublishes nothing', async () => {
  const { registry, hash, version } = await start();
  const steps = join(forms, registry, 'steps');
  const half = await newsOf(
    () => rm(steps, { recursive: true }),
    ({ findings }) => findings.length > 0,
  );
  expect(half.told.findings.every(({ file }) => file.startsWith(`${registry}/`))).toBe(true);
  const gone = await newsOf(
    () => rm(join(forms, registry), { recursive: true }),
    ({ findings }) => findings.length === 0,
  );
  expect(gone.told.definitions).toContainEqual(expect.objectContaining({ registry, hash }));
  await expect
    .poll(() => server.output)
    .toContain(`its folder is gone. Nothing is unpublished: ${version} (`);
});

it('a folder that is back is published, and a shared module publishes the definitions that mount it', async () => {
  const before = await start();
  const back = await newsOf(
    () => cp(ownForms, forms, { recursive: true }),
    ({ definitions }) => definitions[0]?.hash !== before.hash,
  );
  const { told } = await newsOf(
    () =>
      edit('shared/beneficiary/i18n/fr.json', (text) => text.replace(/"title": "[^"]*"/, '"title": "Qui ?"')),
    // Each of them mounts it.
    ({ definitions }) =>
      definitions.every(({ hash }) => back.told.definitions.every((old) => old.hash !== hash)),
  );
  expect(told.findings).toEqual([]);
  expect(told.definitions.map(({ registry }) => registry)).toContain(before.registry);
  expect(told.definitions).toHaveLength(back.told.definitions.length);
});
