import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueFaults } from '../../test/catalogueFaults.ts';
import { commonTexts } from './commonTexts.ts';

describe('CO-8: the texts that all apps have', () => {
  it('are in every language, of the same values, and all used', () => {
    expect(catalogueFaults(commonTexts, join(import.meta.dirname, '..'))).toEqual([]);
  });

  it('are found wanting where a key is missing, alone, empty, of other values or unused', () => {
    const fr = { 'app.loading': 'Chargement', 'app.retry': 'Encore {count}', 'app.never': 'Jamais' };
    const catalogues = {
      fr,
      nl: { ...fr, 'app.retry': 'Opnieuw' },
      de: { ...fr, 'app.loading': ' ' },
      en: { 'app.loading': 'Loading', 'app.retry': 'Again {count}', 'app.alone': 'Alone' },
    };
    expect(catalogueFaults(catalogues, join(import.meta.dirname, '..'))).toEqual([
      'nl app.retry: speaks of other values than French',
      'de app.loading: is empty',
      'en app.alone: French does not have it',
      'en app.never: is missing',
      'app.never: no code uses it',
    ]);
  });
});
