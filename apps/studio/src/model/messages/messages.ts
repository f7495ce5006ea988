import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

const CATALOGUES: Readonly<Record<string, Readonly<Record<string, string>>>> = { fr, nl, de, en };

/** The sentences of the model in a language, in English where it knows none. */
export function messagesOf(language: string): Readonly<Record<string, string>> {
  return Object.hasOwn(CATALOGUES, language) ? (CATALOGUES[language] ?? en) : en;
}
