import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@greffe/database';
import type { Bundle, Finding } from '@greffe/definition';
import { compileStepValidator } from '@greffe/definition/compile';
import { loadDefinition } from '@greffe/definition/load';
import { publishDefinition } from '@greffe/service';
import { StartFault } from '../faults/StartFault.ts';

/** Publishes every definition folder under `formsFolder`; what is unchanged since the last start costs nothing. */
export async function publishForms(
  database: Database,
  formsFolder: string,
  say: (line: string) => void,
): Promise<void> {
  for (const folder of await definitionFolders(formsFolder)) {
    const { bundle, findings } = await loadDefinition(folder);
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (!bundle || errors.length > 0) throw new StartFault(refusal(folder, errors));
    const { isNew } = await publishDefinition(database, bundle, await compileSteps(bundle));
    if (isNew) say(`Published ${bundle.id} ${bundle.version} (${bundle.hash.slice(0, 12)})`);
  }
}

async function definitionFolders(formsFolder: string): Promise<string[]> {
  const entries = await readdir(formsFolder, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name !== 'shared');
  return folders.map((entry) => join(formsFolder, entry.name)).sort();
}

async function compileSteps(bundle: Bundle) {
  return Promise.all(Object.values(bundle.steps).map((step) => compileStepValidator(step)));
}

function refusal(folder: string, errors: readonly Finding[]): string {
  const lines = errors
    .slice(0, 10)
    .map(({ file, pointer, message }) => `  ${file}${pointer ? `#${pointer}` : ''}: ${message}`);
  return [
    `The definition in ${folder} has errors (npx greffe check ${folder} shows them all):`,
    ...lines,
  ].join('\n');
}
