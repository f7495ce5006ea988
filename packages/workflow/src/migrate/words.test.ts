import { describe, expect, test } from 'vitest';
import { partsOf, versionBundle } from '../../test/versions.ts';
import type { MoveNote, MoveReason } from './types.ts';
import { moveCatalogues, noteWords, reasonWords } from './words.ts';

const { en = {} } = moveCatalogues;
const from = partsOf(versionBundle('1.0.0')).bundle;
const bundles = { from, to: from };

/** One of each: a new one must be added here before this file is right. */
const reasons: Readonly<Record<MoveReason['code'], MoveReason>> = {
  recordType: { code: 'recordType' },
  older: { code: 'older' },
  deleted: { code: 'deleted' },
  sending: { code: 'sending' },
  deadline: { code: 'deadline' },
  noWayBack: { code: 'noWayBack' },
  failed: { code: 'failed' },
  window: { code: 'window', step: 'intake' },
  repeatChanged: { code: 'repeatChanged', step: 'intake' },
  outcome: { code: 'outcome', step: 'opinion', outcome: 'given' },
  value: { code: 'value', step: 'intake', pointer: '/kilos' },
  invalid: {
    code: 'invalid',
    step: 'diary',
    entry: '2026-11-22',
    errors: [{ pointer: '/pain', severity: 'error', code: 'required', params: {} }],
  },
};
const notes: readonly MoveNote[] = [
  { code: 'asked', step: 'intake', pointer: '/kilos' },
  { code: 'dropped', step: 'intake', pointer: '/gone' },
  { code: 'aside', step: 'measure' },
  { code: 'status', step: 'intake', to: 'open' },
  { code: 'status', step: 'intake', from: 'open', to: 'skipped' },
  { code: 'reopened' },
];

describe('the sentences of moves', () => {
  test.each(Object.keys(moveCatalogues))('%s has each, with the same placeholders', (language) => {
    const catalogue = moveCatalogues[language] ?? {};
    const placeholders = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect(Object.keys(catalogue)).toEqual(Object.keys(en));
    for (const key of Object.keys(en))
      expect(placeholders(catalogue[key]), key).toEqual(placeholders(en[key]));
  });

  test.each(Object.keys(moveCatalogues))(
    '%s: every reason and note is said, and nothing is left open',
    (language) => {
      const said = [
        ...Object.values(reasons).flatMap((reason) => reasonWords(reason, bundles, language)),
        ...notes.map((note) => noteWords(note, bundles, language)),
      ];
      expect(said).toHaveLength(Object.keys(reasons).length + notes.length);
      for (const sentence of said) expect(sentence).toMatch(/^[^{}]{12,}[.]$/);
      for (const sentence of said) expect(sentence).not.toMatch(/^(?:reason|note|status)\./);
    },
  );

  test('in a language that there is not, they are in English', () => {
    expect(reasonWords(reasons.older, bundles, 'xx')).toEqual([en['reason.older']]);
  });
});
