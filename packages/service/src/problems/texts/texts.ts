import type { Language } from '../../api/index.ts';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

type Catalogue = Readonly<Record<string, string>>;

const catalogues: Readonly<Record<Language, Catalogue>> = { fr, nl, de, en };

/** The engine's own sentence for a key, with `{names}` filled in; undefined when there is none. */
export function serviceText(
  language: Language,
  key: string,
  params: Readonly<Record<string, string | number>> = {},
): string | undefined {
  return catalogues[language][key]?.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
