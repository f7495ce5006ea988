import { IntlMessageFormat } from 'intl-messageformat';

/** Values of a message's placeholders; a `YYYY-MM-DD` text is shown as dd/mm/yyyy. */
export type TextValues = Readonly<Record<string, string | number>>;

/** The texts of one language. */
export interface Texts {
  /** The text of a key with its placeholders filled; the key itself where there is none. */
  (key: string, values?: TextValues): string;
  has(key: string): boolean;
}

/** Regional forms: decimal comma, Belgian habits. */
const LOCALES: Readonly<Record<string, string>> = { fr: 'fr-BE', nl: 'nl-BE', de: 'de-BE', en: 'en-BE' };

/** The locale in which numbers are written for a language. */
export function localeOf(language: string): string {
  return LOCALES[language] ?? language;
}

const made = new WeakMap<object, Map<string, Texts>>();

/** Texts from a catalogue of ICU messages; each message is read once. */
export function createTexts(catalogue: Readonly<Record<string, string>>, language: string): Texts {
  const byLanguage = made.get(catalogue) ?? new Map<string, Texts>();
  made.set(catalogue, byLanguage);
  const known = byLanguage.get(language);
  if (known) return known;
  const texts = textsOf(catalogue, language);
  byLanguage.set(language, texts);
  return texts;
}

function textsOf(catalogue: Readonly<Record<string, string>>, language: string): Texts {
  const messages = new Map<string, IntlMessageFormat>();
  const has = (key: string) => Object.hasOwn(catalogue, key);
  const say = (key: string, values: TextValues = {}): string => {
    const source = has(key) ? catalogue[key] : undefined;
    if (source === undefined) return key;
    if (!/[{}']/.test(source)) return source;
    if (namesAlone.test(source)) return withNames(source, readable(values));
    try {
      const message =
        messages.get(key) ??
        new IntlMessageFormat(source, localeOf(language), undefined, { ignoreTag: true });
      messages.set(key, message);
      return String(message.format(readable(values)));
    } catch {
      // A text is never the reason why a screen fails; the lint finds such texts before a definition is published.
      return source;
    }
  };
  return Object.assign(say, { has });
}

/** A text whose placeholders are names and no more: `{title} : {count}`. Most are, and a form says hundreds at once. */
const namesAlone = /^(?:[^{}']|\{\w+\})*$/;

function withNames(source: string, values: TextValues): string {
  const names = source.match(/(?<=\{)\w+(?=\})/g) ?? [];
  if (!names.every((name) => Object.hasOwn(values, name))) return source;
  return source.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name]));
}

function readable(values: TextValues): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? readableDate(value) : value,
    ]),
  );
}

function readableDate(text: string): string {
  return text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');
}
