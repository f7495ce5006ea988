import type { DraftFiles } from '@greffe/client/studio';
import { readRecordTypes } from '../../steps/readSteps.ts';

/** Every step that has fields, in the order of the workflow; one that no workflow names comes last. */
export function readStepIds(files: DraftFiles): readonly string[] {
  const named = readRecordTypes(files).flatMap(({ steps }) => steps.map(({ id }) => id));
  const all = Object.keys(files).flatMap((path) => /^steps\/([^/]+)\.schema\.json$/.exec(path)?.[1] ?? []);
  return [...new Set([...named.filter((id) => all.includes(id)), ...all])];
}
