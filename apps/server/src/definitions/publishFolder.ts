import { existsSync } from 'node:fs';
import { basename, posix } from 'node:path';
import type { Database } from '@greffe/database';
import type { Bundle, BundleResult, Finding } from '@greffe/definition';
import { compileStepValidator } from '@greffe/definition/compile';
import { loadDefinition } from '@greffe/definition/load';
import { publishDefinition } from '@greffe/service';

/** What became of a folder; `findings` are errors, at least one, with paths in the folder of all definitions. */
export type Publication =
  | { readonly kind: 'published'; readonly bundle: Bundle }
  | { readonly kind: 'unchanged'; readonly bundle: Bundle }
  | { readonly kind: 'broken'; readonly findings: readonly Finding[] }
  | { readonly kind: 'gone' };

/**
 * Publishes the definition in a folder, unless it has errors. With the hash that is in force, an unchanged folder
 * costs no more than reading it.
 */
export async function publishFolder(
  database: Database,
  folder: string,
  hashInForce?: string,
): Promise<Publication> {
  const loaded = await load(folder);
  if (loaded === 'gone') return { kind: 'gone' };
  const { bundle, findings } = loaded;
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (!bundle || errors.length > 0)
    return { kind: 'broken', findings: errors.map((error) => placed(basename(folder), error)) };
  if (bundle.hash === hashInForce) return { kind: 'unchanged', bundle };
  const validators = Object.values(bundle.steps).map((step) => compileStepValidator(step));
  const { hasTakenForce } = await publishDefinition(database, bundle, validators);
  return { kind: hasTakenForce ? 'published' : 'unchanged', bundle };
}

/** A folder that cannot be read is a finding like another: the next save may mend it. */
async function load(folder: string, tries = 3): Promise<BundleResult | 'gone'> {
  try {
    return await loadDefinition(folder);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isMissing = 'code' in error && error.code === 'ENOENT';
    if (isMissing && !existsSync(folder)) return 'gone';
    // A file that was listed and is not there any more is being replaced.
    if (isMissing && tries > 1) return load(folder, tries - 1);
    const place = {
      severity: 'error',
      code: 'file.unreadable',
      file: basename(folder),
      pointer: '',
    } as const;
    return { findings: [{ ...place, message: error.message }] };
  }
}

/** A shared module's file is told by its own path, whichever definition mounts it. */
const placed = (name: string, finding: Finding): Finding => ({
  ...finding,
  file: posix.join(name, finding.file),
});

/** A finding as a line: where it stands, what is wrong, what to do. */
export function findingLine({
  file,
  pointer,
  message,
  suggestion,
}: Omit<Finding, 'severity' | 'code'>): string {
  return [`${file}${pointer ? `#${pointer}` : ''}: ${message}`, suggestion].filter(Boolean).join(' ');
}

/** What is said of a version: its registry, its number, and enough of its hash to tell it from others. */
export const versionName = ({ version, hash }: { readonly version: string; readonly hash: string }): string =>
  `${version} (${hash.slice(0, 12)})`;
