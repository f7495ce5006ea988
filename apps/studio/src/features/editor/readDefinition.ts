import type { DraftFiles } from '@greffe/client/studio';
import { readTexts } from '../texts/textTable.ts';
import { remember } from './remember.ts';

/** A JSON object of a draft; empty where the file is missing or cannot be read, for a draft may be anything. */
export function readObject(files: DraftFiles, path: string): Readonly<Record<string, unknown>> {
  return objectIn(files[path] ?? '{}');
}

const objectIn = remember((text): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
});

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list that may be no list and hold anything. */
export function objectsOf(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The texts of a list that may be no list and hold anything. */
export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** A text of the definition in a language, or in the first that has it, or what it is called in the files. */
export function textOf(files: DraftFiles, language: string, key: string, otherwise: string): string {
  const own = readTexts(files[`i18n/${language}.json`])?.[key];
  if (own) return own;
  const languages = stringsOf(readObject(files, 'form.json').languages);
  return languages.map((each) => readTexts(files[`i18n/${each}.json`])?.[key]).find(Boolean) ?? otherwise;
}

/** The definition's languages, as its first file has them. */
export function languagesOf(files: DraftFiles): readonly string[] {
  return stringsOf(readObject(files, 'form.json').languages);
}
