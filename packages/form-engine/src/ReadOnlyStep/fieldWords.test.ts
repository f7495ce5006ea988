import type { Bundle } from '@greffe/definition';
import { describe, expect, it } from 'vitest';
import { placeWords, valueWords } from './fieldWords.ts';

/** As much of a version as words need. */
const bundle = {
  languages: ['fr'],
  texts: {
    fr: {
      'field.visit.drugs.title': 'Médicament',
      'field.visit.drugs.*.dose.title': 'Dose',
      'field.visit.answer.title': 'Réponse',
      'field.visit.answer.option.yes': 'Oui, souvent',
      'field.visit.on.title': 'Date',
    },
  },
  steps: {
    visit: {
      fields: [
        { pointer: '/drugs/*/dose', kind: 'number', unit: 'mg' },
        {
          pointer: '/answer',
          kind: 'choice',
          options: [{ value: 'yes', label: 'field.visit.answer.option.yes' }],
        },
        { pointer: '/on', kind: 'date' },
        { pointer: '/agreed', kind: 'boolean' },
      ],
    },
  },
} as unknown as Bundle;

const words = (pointer: string, value: unknown) => valueWords(bundle, 'fr', 'visit', pointer, value);

describe('a place in a step', () => {
  it('is named with the items that it lies in', () => {
    expect(placeWords(bundle, 'fr', 'visit', '/answer')).toBe('Réponse');
    expect(placeWords(bundle, 'fr', 'visit', '/drugs/1/dose')).toMatch(/2 · Dose$/);
  });
});

describe('a value', () => {
  it.each([
    ['/drugs/0/dose', 2.5, '2,5\u00a0mg'],
    ['/answer', 'yes', 'Oui, souvent'],
    ['/on', '2026-11-22', '22/11/2026'],
    ['/agreed', false, 'Non'],
    ['/gone', 'what an earlier version held', 'what an earlier version held'],
    ['/drugs', [{ dose: 1 }, { dose: 2 }], '1, 2'],
    ['/answer', undefined, undefined],
    ['/gone', null, undefined],
  ])('%s %j is read as %j', (pointer, value, expected) => {
    expect(words(pointer, value)).toBe(expected);
  });
});
