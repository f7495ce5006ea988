import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '@greffe/client/app';
import { describe, expect, it } from 'vitest';
import { catalogues } from './catalogues.ts';

const source = join(import.meta.dirname, '../..');
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => readFileSync(join(source, file), 'utf8'))
  .join('\n');

/** Beginnings of keys that the code completes with an id. */
const composed = [...code.matchAll(/`([a-z]+(?:\.[A-Za-z]+)*\.)\$\{/g)].map((match) => match[1] ?? '');
const valuesOf = (text: string) => new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]));

describe('CO-8: the texts of the studio', () => {
  it.each(languages)(
    '%s has every key, no empty text, and speaks of the same values as French',
    (language) => {
      const own: Readonly<Record<string, string>> = catalogues[language];
      expect(Object.keys(own)).toEqual(Object.keys(catalogues.fr));
      for (const [key, text] of Object.entries(catalogues.fr)) {
        expect(own[key]?.trim(), key).toBeTruthy();
        expect(valuesOf(own[key] ?? ''), key).toEqual(valuesOf(text));
      }
    },
  );

  it('has no key that the code does not use', () => {
    const unused = Object.keys(catalogues.fr).filter(
      (key) => !code.includes(`'${key}'`) && !composed.some((beginning) => key.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });
});
