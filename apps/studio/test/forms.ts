import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildBundle, type Finding } from '@greffe/definition';
import { readFolder } from '@greffe/definition/load';
import type { DefinitionFiles } from '../src/model/index.ts';

const folder = join(import.meta.dirname, '../../../forms');

/** The shared modules of forms/. */
export const shared: DefinitionFiles = await readFolder(join(folder, 'shared'));

/** Every registry of forms/ with its files. */
export const registries: readonly (readonly [name: string, files: DefinitionFiles])[] = await Promise.all(
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
    .map(async ({ name }) => [name, await readFolder(join(folder, name))] as const),
);

/** The errors of a definition, each with its place. */
export function errorsOf(files: DefinitionFiles): readonly Finding[] {
  return buildBundle(files, shared).findings.filter(({ severity }) => severity === 'error');
}

/** The files of one registry by what it is called in a test. */
export function filesOf(name: string): DefinitionFiles {
  const found = registries.find(([registry]) => registry === name);
  if (!found) throw new Error(`No registry is called ${name}.`);
  return found[1];
}
