import { describe, expect, it } from 'vitest';
import { catalogues, themeTexts } from './themeTexts.ts';

describe('themeTexts', () => {
  it.each(Object.entries(catalogues))('has every word in %s', (_language, words) => {
    expect(Object.keys(words)).toEqual(Object.keys(catalogues.fr ?? {}));
    expect(Object.values(words).filter((word) => word.trim() === '')).toEqual([]);
  });

  it('lets a form change some words', () => {
    expect(themeTexts({ language: 'nl', texts: { add: 'Erbij' } })).toMatchObject({
      add: 'Erbij',
      remove: 'Verwijderen',
    });
  });
});
