import { Citation } from '@greffe/ui';
import type { ThemeTexts } from '../texts/themeTexts.ts';
import type { Why } from './options.ts';

/** The articles behind a field's errors, each once. */
export function Reasons({ why, texts }: { readonly why: readonly Why[]; readonly texts: ThemeTexts }) {
  const once = why.filter(
    (each, index) => why.findIndex((other) => other.article === each.article) === index,
  );
  return once.map(({ article, sentence }) => (
    <Citation key={article} label={texts.why.replace('{article}', article)} sentence={sentence} />
  ));
}
