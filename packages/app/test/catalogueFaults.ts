import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '@greffe/client/app';

type Catalogues = Readonly<Record<(typeof languages)[number], Readonly<Record<string, string>>>>;

/** Names of the values that a message speaks of; the branches of a plural are sentences, never one word. */
const valuesOf = (message: string) =>
  [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]))].sort().join();

/**
 * What is wrong with the texts of an app whose code lies in `source`, a line each: a key that a language misses or has
 * alone, an empty text, one that speaks of other values than the French, and a key that the code does not use.
 */
export function catalogueFaults(catalogues: Catalogues, source: string): string[] {
  const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(join(source, file), 'utf8'))
    .join('\n');
  // Beginnings of keys that the code completes with an id: `status.${…}`.
  const composed = [...code.matchAll(/`([a-z]+(?:\.[A-Za-z]+)*\.)\$\{/g)].map((match) => match[1] ?? '');
  // The tab's title is asked for by `usePage`, in every app.
  const isUsed = (key: string) =>
    key === 'app.pageTitle' ||
    code.includes(`'${key}'`) ||
    composed.some((beginning) => key.startsWith(beginning));
  const keys = Object.keys(catalogues.fr);
  return [
    ...languages.flatMap((language) => {
      const own = catalogues[language];
      const alone = Object.keys(own).filter((key) => !(key in catalogues.fr));
      return [
        ...alone.map((key) => `${language} ${key}: French does not have it`),
        ...keys.flatMap((key) =>
          faultsOf(own[key], catalogues.fr[key] ?? '').map((fault) => `${language} ${key}: ${fault}`),
        ),
      ];
    }),
    ...keys.filter((key) => !isUsed(key)).map((key) => `${key}: no code uses it`),
  ];
}

function faultsOf(text: string | undefined, french: string): string[] {
  if (text === undefined) return ['is missing'];
  if (text.trim() === '') return ['is empty'];
  return valuesOf(text) === valuesOf(french) ? [] : ['speaks of other values than French'];
}
