import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Changes a file of the definitions that the server under test runs on, as an editor saves it; answers how to undo it. */
export async function editForm(path: string, change: (text: string) => string): Promise<() => Promise<void>> {
  const folder = process.env.GREFFE_E2E_FORMS;
  if (folder === undefined) throw new Error('GREFFE_E2E_FORMS names no folder of definitions to change.');
  const file = join(folder, path);
  const before = await readFile(file, 'utf8');
  await writeFile(file, change(before));
  return () => writeFile(file, before);
}
