import { fileURLToPath } from 'node:url';
import { buildBundle } from '../src/bundle/buildBundle.ts';
import { readFolder } from '../src/load/index.ts';
import type { Bundle, Facts, Finding } from '../src/types.ts';

/** The folder of the invented registry. */
export const libraryFolder = fileURLToPath(new URL('./fixtures/library-card', import.meta.url));

export type Files = Record<string, string>;

/** The folder of an invented registry that uses every construct of a workflow. */
export const readingFolder = fileURLToPath(new URL('./fixtures/reading-trial', import.meta.url));

const files: Files = await readFolder(libraryFolder);
const readingTrial: Files = await readFolder(readingFolder);
const shared: Files = await readFolder(fileURLToPath(new URL('./fixtures/shared', import.meta.url)));

/** The invented registry's files, to be changed at will. */
export function libraryFiles(): { files: Files; shared: Files } {
  return { files: { ...files }, shared: { ...shared } };
}

/** The files of the registry that uses every construct of a workflow. */
export function readingFiles(): { files: Files; shared: Files } {
  return { files: { ...readingTrial }, shared: { ...shared } };
}

/** The invented registry as a bundle. */
export function libraryBundle(): Bundle {
  return soundBundle(libraryFiles());
}

/** The registry that uses every construct of a workflow, as a bundle. */
export function readingBundle(): Bundle {
  return soundBundle(readingFiles());
}

function soundBundle(of: { files: Files; shared: Files }): Bundle {
  const { bundle, findings } = buildBundle(of.files, of.shared);
  if (!bundle) throw new Error(`The fixture has findings: ${JSON.stringify(findings, undefined, 2)}`);
  return bundle;
}

/** The findings of a registry (the library's, where none is given) after one of its JSON files was changed. */
export function findingsAfter(
  path: string,
  change: (content: Json) => void,
  registry: () => { files: Files; shared: Files } = libraryFiles,
): readonly Finding[] {
  const changed = registry();
  const into = path.startsWith('shared/') ? changed.shared : changed.files;
  const name = path.replace(/^shared\//, '');
  const content = JSON.parse(into[name] ?? '{}') as Json;
  change(content);
  into[name] = JSON.stringify(content);
  return buildBundle(changed.files, changed.shared).findings;
}

/** A JSON document that a test changes: deep, and of any shape. */
export type Json = { [key: string]: Json } & { push(item: unknown): void };

/** Facts of a day in November 2026. */
export const facts: Facts = {
  today: '2026-11-22',
  organisation: { number: '71000436', name: 'Town library' },
  author: { number: '11530231003', name: 'A. Librarian' },
};

/** Freezes data all the way down, so that a change to them throws. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}
