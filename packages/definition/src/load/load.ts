import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { type BundleResult, buildBundle } from '../bundle/buildBundle.ts';
import { createFindings } from '../lint/finding.ts';
import { checkPatterns } from './patterns.ts';

const BIGGEST = 5_000_000;
const TEXT_FILE = /\.(?:json|csv|md|svg)$/;

/**
 * The text files of a folder: path inside it, with `/` → text. Files whose name begins with a dot are left out.
 * @throws when the folder is not there, cannot be read, or holds a file of over 5 MB.
 */
export async function readFolder(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && TEXT_FILE.test(entry.name) && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const files: Record<string, string> = {};
  for (const path of paths) {
    const text = await readFile(path, 'utf8');
    if (text.length > BIGGEST)
      throw new RangeError(`${path} is larger than 5 MB, too large for a definition.`);
    files[relative(folder, path).split(sep).join('/')] = text;
  }
  return files;
}

/** What came of reading a folder, with the texts that were read. */
export interface LoadedFolder extends BundleResult {
  readonly sources: {
    readonly files: Readonly<Record<string, string>>;
    /** Path inside the folder of shared modules → text. */
    readonly shared: Readonly<Record<string, string>>;
  };
}

/** Reads a registry's folder, with the shared modules of its sibling `shared`, and checks everything. */
export async function loadDefinition(folder: string): Promise<LoadedFolder> {
  const files = await readFolder(folder);
  const shared = await readFolder(join(dirname(folder), 'shared')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return {};
    throw error;
  });
  const sources = { files, shared };
  const { bundle, findings } = buildBundle(files, shared);
  if (!bundle) return { findings, sources };
  const more = createFindings();
  checkPatterns(bundle, more);
  if (bundle.id !== basename(folder)) {
    const message = `The registry is called "${bundle.id}" and its folder "${basename(folder)}".`;
    more.error('form.id', { file: 'form.json', pointer: '/id' }, message);
  }
  const all = [...findings, ...more.list];
  return more.hasErrors ? { findings: all, sources } : { bundle, findings: all, sources };
}
