import type { Bundle } from '@greffe/definition';
import { changeWords, diff } from '@greffe/definition/diff';
import type { DraftImpact, Language } from '../api/index.ts';

const languages: readonly Language[] = ['fr', 'nl', 'de', 'en'];

/** The differences between two versions with their sentences in every language; none from nothing. */
export function changesBetween(older: Bundle | undefined, newer: Bundle): DraftImpact['changes'] {
  if (older === undefined) return [];
  return diff(older, newer).map((change) => ({
    kind: change.kind,
    impact: change.impact,
    where: { ...change.where },
    words: Object.fromEntries(
      languages.map((language) => [language, changeWords(change, older, newer, language)]),
    ),
  }));
}
