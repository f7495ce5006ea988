import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { formsOf } from '../drivers.ts';

/** The folder of definitions that the server under test was started with. */
export const formsFolder = (): string => process.env.GREFFE_E2E_FORMS ?? formsOf(test.info().parallelIndex);

/** Changes a file of the definitions that the server under test runs on, as an editor saves it; answers how to undo it. */
export async function editForm(path: string, change: (text: string) => string): Promise<() => Promise<void>> {
  const file = join(formsFolder(), path);
  const before = await readFile(file, 'utf8');
  await writeFile(file, change(before));
  return () => writeFile(file, before);
}
