import { isLanguage, languageNames } from '@greffe/client/app';
import { useLanguage } from '../language/LanguageProvider.tsx';
import type { Place } from './placeOf.ts';

/** How much of a name is shown: a rule is called by its sentence, which may be long. */
const longest = 80;

/** What a place is called, in the reader's words: never a file or a pointer where there is a name. */
export function usePlaceName(): (place: Place) => string {
  const { t } = useLanguage();
  return ({ kind, name, of = '', member }) => {
    const short = name.length > longest ? `${name.slice(0, longest)}…` : name;
    const what = t(`place.${kind}`, {
      name: short,
      of: kind === 'text' && isLanguage(of) ? languageNames[of] : of.slice(0, longest),
    });
    return member === undefined ? what : t('place.of', { place: what, part: t(`place.part.${member}`) });
  };
}
