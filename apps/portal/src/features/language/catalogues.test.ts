import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogues } from './catalogues.ts';
import { languages } from './languages.ts';

const source = join(import.meta.dirname, '../..');
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => readFileSync(join(source, file), 'utf8'))
  .join('\n');

/** Beginnings of keys that the code completes with an id: `status.${…}`. */
const composed = [...code.matchAll(/`([a-z]+(?:\.[A-Za-z]+)*\.)\$\{/g)].map((match) => match[1] ?? '');

/** Names of the values that a message speaks of; the branches of a plural are sentences, never one word. */
function placeholders(message: string): string[] {
  return [...message.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? '');
}

describe('CO-8: the texts of the interface', () => {
  it.each(languages)('%s has every key, and no empty text', (language) => {
    expect(Object.keys(catalogues[language])).toEqual(Object.keys(catalogues.fr));
    expect(Object.values(catalogues[language]).filter((text) => text.trim() === '')).toEqual([]);
  });

  it.each(languages)('%s speaks of the same values as French', (language) => {
    for (const [key, text] of Object.entries(catalogues.fr)) {
      const own = catalogues[language][key as keyof typeof catalogues.fr];
      expect(new Set(placeholders(own)), key).toEqual(new Set(placeholders(text)));
    }
  });

  it('has no key that the code does not use', () => {
    const unused = Object.keys(catalogues.fr).filter(
      (key) => !code.includes(`'${key}'`) && !composed.some((beginning) => key.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });
});
