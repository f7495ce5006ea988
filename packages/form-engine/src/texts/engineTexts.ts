import { createTexts } from '@greffe/definition/texts';
import de from './messages/de.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

type EngineTextKey = keyof typeof fr;
const catalogues: Readonly<Record<string, Readonly<Record<EngineTextKey, string>>>> = { fr, nl, de, en };

/** The engine's words of one language, by key. */
export type EngineText = (key: EngineTextKey, values?: Record<string, string | number>) => string;

/** The engine's own words in a language; English where it has none of the language. */
export function engineTexts(language: string): EngineText {
  return createTexts(catalogues[language] ?? en, language);
}
