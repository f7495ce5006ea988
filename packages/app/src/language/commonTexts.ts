import type { Language } from '@greffe/client/app';
import de from '../texts/de.json' with { type: 'json' };
import en from '../texts/en.json' with { type: 'json' };
import fr from '../texts/fr.json' with { type: 'json' };
import nl from '../texts/nl.json' with { type: 'json' };

export type CommonKey = keyof typeof fr;

/** What all apps say in the same words; the compiler sees to it that no language misses a key. */
export const commonTexts: Readonly<Record<Language, Readonly<Record<CommonKey, string>>>> = {
  fr,
  nl,
  de,
  en,
};
