import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bundle, buildBundle, type CaseFile } from '@greffe/definition';
import { readFolder } from '@greffe/definition/load';

export const formsFolder = fileURLToPath(new URL('../../../forms', import.meta.url));

/** Every registry's folder under forms/. */
export const registries = readdirSync(formsFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map((entry) => entry.name)
  .sort();

/** A registry's files and its bundle. */
export interface Registry {
  readonly files: Record<string, string>;
  readonly shared: Record<string, string>;
  readonly bundle: Bundle;
}

/** A bundle without any finding. */
export function soundBundle(files: Record<string, string>, shared: Record<string, string>): Bundle {
  const { bundle, findings } = buildBundle(files, shared);
  if (!bundle || findings.length > 0) throw new Error(JSON.stringify(findings.slice(0, 5), undefined, 2));
  return bundle;
}

export async function loadRegistry(name: string): Promise<Registry> {
  const files = await readFolder(join(formsFolder, name));
  const shared = await readFolder(join(formsFolder, 'shared'));
  return { files, shared, bundle: soundBundle(files, shared) };
}

/** The cases among a definition's files, by name. */
export function casesOf(files: Record<string, string>): [string, CaseFile][] {
  return Object.entries(files)
    .filter(([path]) => path.endsWith('.case.json'))
    .map(([path, text]) => [path, JSON.parse(text) as CaseFile]);
}
