import { formats } from '@greffe/identifiers';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { libraryBundle } from '../../test/fixtures.ts';
import { placeholdersOf } from '../lint/icu.ts';
import type { FieldError } from '../types.ts';
import { createTexts } from './createTexts.ts';
import { catalogues, errorMessage } from './errorMessage.ts';
import { fieldTitle, optionLabel } from './fieldTexts.ts';

const bundle = libraryBundle();
const languages = Object.keys(catalogues);
const say = (language: string, error: Partial<FieldError>) =>
  errorMessage(bundle, language, 'signup', {
    pointer: '/card/fee',
    severity: 'error',
    code: 'invalid',
    params: {},
    ...error,
  });

describe('createTexts', () => {
  test('fills placeholders as the language writes numbers, and dates by day', () => {
    const catalogue = { a: '{n, number} on {d}', b: "l'été", c: '{broken' };
    expect(createTexts(catalogue, 'fr')('a', { n: 1.5, d: '2026-01-31' })).toBe('1,5 on 31/01/2026');
    expect(createTexts(catalogue, 'en')('a', { n: 1.5, d: 'x' })).toBe('1,5 on x');
    expect(createTexts(catalogue, 'fr')('b')).toBe("l'été");
    expect(createTexts(catalogue, 'fr')('c'), 'a broken text is shown, never thrown').toBe('{broken');
    expect(createTexts(catalogue, 'fr')('toString')).toBe('toString');
    expect(createTexts(catalogue, 'fr').has('toString')).toBe(false);
  });

  test('fills plain placeholders as ICU does, and leaves a text with one that is not given', () => {
    const sources = [
      '{a}',
      '{a} – {b}{a}',
      'x {c} y',
      '{a}{b',
      'a } b',
      '{ a }',
      '{a, number}',
      "'{a}' {b}",
      '{}',
    ];
    const values = { a: 'é $& {b}', b: 1234.5 };
    for (const source of sources) {
      let expected = source;
      try {
        const message = new IntlMessageFormat(source, 'fr-BE', undefined, { ignoreTag: true });
        expected = String(message.format(values));
      } catch {
        // A text that cannot be read or filled stands as it is.
      }
      expect(createTexts({ source }, 'fr')('source', values), source).toBe(expected);
    }
  });

  test('reads each catalogue once', () => {
    const catalogue = { a: 'x' };
    expect(createTexts(catalogue, 'fr')).toBe(createTexts(catalogue, 'fr'));
    expect(createTexts(catalogue, 'fr')).not.toBe(createTexts(catalogue, 'nl'));
  });
});

describe('fields', () => {
  test('titles, with the number of an item', () => {
    expect(fieldTitle(bundle, 'fr', 'signup', '/loans/1/title')).toBe('Livre');
    expect(fieldTitle(bundle, 'fr', 'signup', '/loans/1')).toBe('Emprunts 2');
    expect(fieldTitle(bundle, 'fr', 'signup', '/loans/*')).toBe('Emprunts');
    expect(fieldTitle(bundle, 'de', 'signup', '/card'), 'a language it does not have').toBe('Card');
    expect(fieldTitle(bundle, 'fr', 'signup', '/colour')).toBe('colour');
  });

  test('labels of options', () => {
    expect(optionLabel(bundle, 'fr', 'signup', '/card/branch', 'north')).toBe('Nord');
    expect(optionLabel(bundle, 'fr', 'signup', '/topics/0', 'music')).toBe('Musique');
    expect(optionLabel(bundle, 'fr', 'signup', '/topics/0', 'maths')).toBe('maths');
  });
});

describe('errorMessage', () => {
  test.each([
    ['required', {}, '« Cotisation » est obligatoire : complétez ce champ.'],
    ['type', { type: 'integer' }, '« Cotisation » doit être un nombre entier, sans virgule.'],
    [
      'type',
      { type: 'string' },
      '« Cotisation » n’a pas la forme attendue : vérifiez ce que vous avez saisi.',
    ],
    ['maximum', { limit: 99.5 }, '« Cotisation » doit être au plus 99,5.'],
    ['minLength', { limit: 1 }, '« Cotisation » doit compter au moins 1 caractère.'],
    ['minLength', { limit: 2 }, '« Cotisation » doit compter au moins 2 caractères.'],
    [
      'format.niss',
      { reason: 'checkDigit' },
      'Le numéro NISS est faux : le chiffre de contrôle ne correspond pas. Vérifiez chaque chiffre.',
    ],
    [
      'format.heard-of-never',
      { reason: 'x' },
      '« Cotisation » n’est pas correct : vérifiez ce que vous avez saisi.',
    ],
    ['heard-of-never', {}, '« Cotisation » n’est pas correct : vérifiez ce champ.'],
  ])('%s %j', (code, params, sentence) => {
    expect(say('fr', { code, params })).toBe(sentence);
  });

  test('the definition’s own sentence wins: of a field, of a rule', () => {
    expect(say('fr', { pointer: '/card/kind', code: 'required' })).toBe('Indiquez à qui est la carte.');
    expect(say('fr', { code: 'rule', message: 'rule.child-is-young.age' })).toBe(
      'Dès 18 ans, choisissez une carte d’adulte.',
    );
  });

  test('a warning leaves the choice', () => {
    const warning = {
      severity: 'warning',
      code: 'format.nomenclature',
      params: { reason: 'checkDigit' },
    } as const;
    expect(say('en', warning)).toContain('you can keep it');
    expect(say('en', { ...warning, severity: 'error' })).not.toContain('you can keep it');
  });
});

describe('the engine’s sentences', () => {
  test.each(languages)('%s has every sentence, with the same placeholders', (language) => {
    const names = (catalogue: string, key: string) => {
      const found = placeholdersOf(catalogues[catalogue]?.[key] ?? '', catalogue);
      return found.ok ? [...found.names].sort() : found.reason;
    };
    expect(Object.keys(catalogues[language] ?? {})).toEqual(Object.keys(catalogues.fr ?? {}));
    for (const key of Object.keys(catalogues.fr ?? {})) {
      const plain = (list: string[] | string) => (Array.isArray(list) ? list : list);
      expect(plain(names(language, key)), key).toEqual(plain(names('fr', key)));
    }
  });

  test('there is one for each format', () => {
    for (const name of ['date', ...Object.keys(formats)])
      expect(catalogues.fr).toHaveProperty([`format.${name}`]);
  });

  test.each(REFUSED())('%s %s: %s has a sentence of its own', (format, text) => {
    const result = formats[format](text, '2026-11-22');
    const reason = result.ok ? (result.warnings?.[0] ?? '') : result.reason;
    const key = `${result.ok ? 'warning.' : ''}format.${format}.${reason}`;
    const isWhole = format === 'country';
    for (const language of languages)
      expect(catalogues[language]).toHaveProperty([isWhole ? 'format.country' : key]);
  });
});

/** Texts that each format refuses, or accepts with a warning, one for each reason found by trying. */
function REFUSED(): [keyof typeof formats, string, string][] {
  const tries = [
    'abc',
    '1',
    '12345',
    '85040216933',
    '85133216932',
    '26120100130',
    '85040200093',
    '71000437',
    '8500000000000',
    '99999',
    '0999',
    '9999',
    '589891',
    '589897',
    '0202239950',
    '9202239951',
    'BE69539007547034',
    'XX68539007547034',
    'BE6853',
    'ZZ',
    '(01)12345678901234',
    '(01)09506000134352',
    '(17)259999(01)09506000134352',
    '(01)09506000134352(01)09506000134352',
    '01870449704',
    '18749704400',
    '00000000000',
    '+A99912345/$$1',
    '=/A9999XYZ',
    '(10)ABC',
    '710004369',
    '01234567',
  ];
  const found = new Map<string, [keyof typeof formats, string, string]>();
  for (const name of Object.keys(formats) as (keyof typeof formats)[]) {
    for (const text of tries) {
      const result = formats[name](text, '2026-11-22');
      for (const reason of result.ok ? (result.warnings ?? []) : [result.reason]) {
        const key = `${name} ${reason} ${result.ok}`;
        if (!found.has(key)) found.set(key, [name, text, reason]);
      }
    }
  }
  return [...found.values()];
}
