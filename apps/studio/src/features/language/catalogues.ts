import type { Language } from '@greffe/client/app';
import de from '../../i18n/de.json' with { type: 'json' };
import en from '../../i18n/en.json' with { type: 'json' };
import fr from '../../i18n/fr.json' with { type: 'json' };
import nl from '../../i18n/nl.json' with { type: 'json' };

export type MessageKey = keyof typeof fr;

/** Every text of the studio; the compiler sees to it that no language misses a key. */
export const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  fr,
  nl,
  de,
  en,
};
