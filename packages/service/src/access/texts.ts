import type { Bundle } from '@greffe/definition';

/** A definition's text in each of its languages; none where it is not known any more. */
export function textsIn(bundle: Bundle | undefined, key: string): Record<string, string> {
  if (bundle === undefined) return {};
  return Object.fromEntries(
    bundle.languages.flatMap((language) => {
      const text = bundle.texts[language]?.[key];
      return text === undefined ? [] : [[language, text]];
    }),
  );
}
