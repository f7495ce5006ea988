import type { DraftFiles } from '@greffe/client/studio';
import { textPath } from '@greffe/definition';
import { useMemo } from 'react';
import { languagesOf } from '../../editor/readDefinition.ts';
import { readTexts } from '../../texts/textTable.ts';

type Texts = Readonly<Record<string, string>>;

/** What a field is called on the screen; nothing where no text says so. */
export type TitleOf = (
  step: string,
  pointer: string,
  mounts: readonly { readonly module: string; readonly at: string }[],
) => string | undefined;

/** The key of a field's text, such as its `title`, `help` or `option.<value>`. */
export function fieldTextKey(step: string, pointer: string, name: string): string {
  return ['field', step, textPath(pointer), name].filter((part) => part !== '').join('.');
}

/** The titles of fields in the reader's language, or in the first that has one; those of shared modules besides. */
export function titlesOf(files: DraftFiles, shared: DraftFiles, language: string): TitleOf {
  const own = inOrder(languagesOf(files), language).map(
    (each) => readTexts(files[`i18n/${each}.json`]) ?? {},
  );
  const ofModules = new Map<string, readonly Texts[]>();
  const modules = (module: string): readonly Texts[] => {
    const known =
      ofModules.get(module) ??
      inOrder(languagesOf(files), language).map(
        (each) => readTexts(shared[`${module}/i18n/${each}.json`]) ?? {},
      );
    ofModules.set(module, known);
    return known;
  };
  return (step, pointer, mounts) => {
    const given = first(own, fieldTextKey(step, pointer, 'title'));
    if (given !== undefined) return given;
    for (const { module, at } of mounts.toReversed()) {
      const key = [textPath(pointer.slice(at.length)), 'title'].filter((part) => part !== '').join('.');
      const text = first(modules(module), key);
      if (text !== undefined) return text;
    }
    return undefined;
  };
}

const inOrder = (languages: readonly string[], language: string) => [...new Set([language, ...languages])];

function first(texts: readonly Texts[], key: string): string | undefined {
  return texts.map((each) => (Object.hasOwn(each, key) ? each[key] : undefined)).find(Boolean);
}

/** The texts of each language of a draft. Read again where a file has changed, and only then. */
export function useTextsByLanguage(files: DraftFiles): Readonly<Record<string, Texts>> {
  return useMemo(
    () =>
      Object.fromEntries(
        languagesOf(files).map((each) => [each, readTexts(files[`i18n/${each}.json`]) ?? {}]),
      ),
    [files],
  );
}
