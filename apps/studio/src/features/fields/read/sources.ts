import type { DraftFiles } from '@greffe/client/studio';
import { isObject, languagesOf, readObject } from '../../editor/readDefinition.ts';
import { readTexts } from '../../texts/textTable.ts';

/** The tables of a definition, by name. */
export function tablesOf(files: DraftFiles): readonly string[] {
  return Object.keys(files).flatMap((path) => /^tables\/([^/]+)\.csv$/.exec(path)?.[1] ?? []);
}

/** The drawings of a definition, by name. */
export function picturesOf(files: DraftFiles): readonly string[] {
  return Object.keys(files).flatMap((path) => /^pictures\/([^/]+)\.svg$/.exec(path)?.[1] ?? []);
}

/** The names of a table's columns. */
export function columnsOf(files: DraftFiles, table: string): readonly string[] {
  const [head = ''] = (files[`tables/${table}.csv`] ?? '').replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  return head
    .split(',')
    .map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
    .filter(Boolean);
}

/** The shared modules that can be put in. */
export function modulesOf(shared: DraftFiles): readonly string[] {
  return Object.keys(shared).flatMap((path) => /^([^/]+)\/module\.schema\.json$/.exec(path)?.[1] ?? []);
}

/** What a shared module is called, in the reader's language where it says so. */
export function moduleTitle(files: DraftFiles, shared: DraftFiles, module: string, language: string): string {
  const languages = [language, ...languagesOf(files)];
  const titles = languages.map((each) => readTexts(shared[`${module}/i18n/${each}.json`])?.title);
  return titles.find(Boolean) ?? module;
}

/** How many fields a shared module brings. */
export function moduleSize(shared: DraftFiles, module: string): number {
  return count(readObject(shared, `${module}/module.schema.json`));
}

function count(schema: unknown): number {
  const properties = isObject(schema) && isObject(schema.properties) ? Object.values(schema.properties) : [];
  return properties.reduce<number>((sum, each) => sum + (count(each) || 1), 0);
}
