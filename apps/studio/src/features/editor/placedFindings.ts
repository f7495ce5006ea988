import type { DraftFiles } from '@greffe/client/studio';
import type { CheckFinding } from '../../checks/protocol.ts';
import { findingSentence } from '../../findings/findingSentence.ts';
import { type Place, pathOf, placeOf } from '../places/placeOf.ts';
import { type EditorPart, partOf } from './findingAddress.ts';

/** A finding in the reader's language, with the place at which it stands. */
export interface PlacedFinding extends CheckFinding {
  readonly place: Place;
}

/** Findings, errors first, in a language and with their places. */
export function placedFindings(
  findings: readonly CheckFinding[],
  files: DraftFiles,
  language: string,
): readonly PlacedFinding[] {
  return findings
    .map((finding) => ({
      ...finding,
      message: findingSentence(finding, language),
      place: placeOf(files, language, finding.file, pathOf(files, finding.file, finding.pointer)),
    }))
    .sort((a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'));
}

/** How many findings there are in each part of the editor, and whether one of them is an error. */
export type PartCounts = Partial<Record<EditorPart, { readonly count: number; readonly hasError: boolean }>>;

export function countByPart(findings: readonly PlacedFinding[]): PartCounts {
  const counts: PartCounts = {};
  for (const { place, severity } of findings) {
    const part = partOf(place);
    if (part === undefined) continue;
    const { count = 0, hasError = false } = counts[part] ?? {};
    counts[part] = { count: count + 1, hasError: hasError || severity === 'error' };
  }
  return counts;
}
