import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, temporaryFolder } from './command.ts';

export { run, temporaryFolder };

/** The invented registry's folder, first version. */
export const firstFolder = fileURLToPath(
  new URL('../../definition/test/fixtures/library-card', import.meta.url),
);

type Content = { [name: string]: Content };

/** The registry's folder as a later version; each named file is changed, and made where there is none. */
export async function laterVersion(
  change: Readonly<Record<string, (content: Content) => unknown>>,
  version = '1.1.0',
): Promise<string> {
  const folder = await temporaryFolder();
  await cp(join(firstFolder, '..'), folder, { recursive: true });
  const changes = {
    'form.json': (content: Content) => ({ ...content, version }),
    ...change,
  };
  for (const [file, changed] of Object.entries(changes)) {
    const path = join(folder, 'library-card', file);
    const text = await readFile(path, 'utf8').catch(() => '{}');
    const content = JSON.parse(text) as Content;
    await writeFile(path, JSON.stringify(changed(content) ?? content));
  }
  return join(folder, 'library-card');
}

/** The fee is required from now on, and given in the case. */
export const requiredFee = {
  'cases/child.case.json': (content: Content) =>
    JSON.parse(JSON.stringify(content).replaceAll('"card":{', '"card":{"fee":1,')) as Content,
  'steps/signup.logic.json': (content: Content) => ({
    fields: { ...content.fields, '/card/fee': { required: true } },
  }),
};
