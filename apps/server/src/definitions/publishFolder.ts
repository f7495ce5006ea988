import { existsSync } from 'node:fs';
import { basename, posix } from 'node:path';
import type { Database } from '@greffe/database';
import type { Bundle, Finding } from '@greffe/definition';
import { compileStepValidator } from '@greffe/definition/compile';
import { type LoadedFolder, loadDefinition } from '@greffe/definition/load';
import { keepSources, type PublishResult, publishDefinition } from '@greffe/service';

/** What became of a folder; `findings` are errors, at least one, with paths in the folder of all definitions. */
export type Publication =
  | { readonly kind: 'published'; readonly bundle: Bundle }
  | { readonly kind: 'unchanged'; readonly bundle: Bundle }
  /** Another version stays in force: this one was withdrawn, or people have published theirs in the studio. */
  | {
      readonly kind: 'standsBack';
      readonly bundle: Bundle;
      readonly why: NonNullable<PublishResult['standsBack']>;
    }
  | { readonly kind: 'broken'; readonly findings: readonly Finding[] }
  | { readonly kind: 'gone' };

/**
 * Publishes the definition in a folder, unless it has errors. With the hash that is in force, an unchanged folder
 * costs no more than reading it, and noting which cases it has now.
 */
export async function publishFolder(
  database: Database,
  folder: string,
  hashInForce?: string,
): Promise<Publication> {
  const loaded = await load(folder);
  if (loaded === 'gone') return { kind: 'gone' };
  const { bundle, findings, sources } = loaded;
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (!bundle || errors.length > 0)
    return { kind: 'broken', findings: errors.map((error) => placed(basename(folder), error)) };
  if (bundle.hash === hashInForce) {
    await keepSources(database, bundle, sources);
    return { kind: 'unchanged', bundle };
  }
  const validators = Object.values(bundle.steps).map((step) => compileStepValidator(step));
  const options = { sources, yieldsToStudio: true };
  const { hasTakenForce, standsBack } = await publishDefinition(database, bundle, validators, options);
  if (standsBack !== undefined) return { kind: 'standsBack', bundle, why: standsBack };
  return { kind: hasTakenForce ? 'published' : 'unchanged', bundle };
}

/** A folder that cannot be read is a finding like another: the next save may mend it. */
async function load(folder: string, tries = 3): Promise<LoadedFolder | 'gone'> {
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
    return { findings: [{ ...place, message: error.message }], sources: { files: {}, shared: {} } };
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

/** Why a folder's version did not take force, as a line. */
export function standsBackLine(name: string, { version }: Pick<Bundle, 'version'>, why: string): string {
  return why === 'withdrawn'
    ? `${name} ${version} was withdrawn and stays so: give the definition a greater version number to publish it`
    : `${name} stays on the version that was published in the studio: a greater version number than its own puts this folder's ${version} in force`;
}
