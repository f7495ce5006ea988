/** The languages of the interface; each is shown by its own name. */
export const languages = ['fr', 'nl', 'de', 'en'] as const;
export type Language = (typeof languages)[number];

export const languageNames: Readonly<Record<Language, string>> = {
  fr: 'Français',
  nl: 'Nederlands',
  de: 'Deutsch',
  en: 'English',
};

/** Whether a text names a language of the interface. */
export function isLanguage(text: unknown): text is Language {
  return languages.some((language) => language === text);
}

/** The first of the browser's languages that the interface has, else French. */
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const language = tag.slice(0, 2).toLowerCase();
    if (isLanguage(language)) return language;
  }
  return 'fr';
}

/** `texts` of something that exists in several languages, in the asked one or else in any that it has. */
export function inLanguage(
  texts: Readonly<Record<string, string | undefined>> | undefined,
  language: Language,
): string {
  return texts?.[language] ?? Object.values(texts ?? {}).find((text) => text !== undefined) ?? '';
}
