import { isObject, withKey, withoutKey } from '../json.ts';
import { checkLanguage, languagesOf, textFile } from '../names.ts';
import { refuse } from '../refused.ts';
import type { Session } from '../session.ts';
import type { ByLanguage } from '../types.ts';
import { lowHandlers } from './low.ts';

/** Commands on the sentences of a definition. */
export interface TextCommands {
  /** A text is kept as it was typed, whatever stands in it; without one, the key goes. */
  setText: { readonly key: string; readonly language: string; readonly text?: string };
  /** Another language, with the texts of the first one until they are translated. */
  addLanguage: { readonly language: string };
  removeLanguage: { readonly language: string };
}

type Handlers = {
  readonly [Type in keyof TextCommands]: (session: Session, command: TextCommands[Type]) => void;
};

function textsOf(session: Session, language: string) {
  const file = textFile(language);
  const value = session.has(file) ? session.value(file) : {};
  return isObject(value) ? value : refuse('place.kind', { pointer: '' });
}

/** Puts a text where it is looked for: behind the last key that begins as it does. */
export function putText(session: Session, language: string, key: string, text: string): void {
  const texts = textsOf(session, language);
  session.setValue(textFile(language), withKey(texts, key, text, neighbourOf(Object.keys(texts), key)));
}

/** The last key that has the longest beginning in common, part by part. */
function neighbourOf(keys: readonly string[], key: string): string | undefined {
  const parts = key.split('.');
  for (let length = parts.length - 1; length > 0; length--) {
    const beginning = `${parts.slice(0, length).join('.')}.`;
    const found = keys.findLast((candidate) => candidate.startsWith(beginning));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Puts a text in every language; where there is none in a language, the first one that there is, else the fallback. */
export function putTexts(
  session: Session,
  key: string,
  texts: ByLanguage | undefined,
  fallback: string,
): void {
  const given = texts ?? {};
  const first = Object.values(given).find((text) => text !== '') ?? fallback;
  for (const language of languagesOf(session))
    putText(session, language, key, (Object.hasOwn(given, language) && given[language]) || first);
}

/** Takes the texts away whose key is meant, in every language. */
export function removeTexts(session: Session, isMeant: (key: string) => boolean): void {
  for (const language of languagesOf(session)) {
    if (!session.has(textFile(language))) continue;
    const texts = textsOf(session, language);
    const kept = Object.entries(texts).filter(([key]) => !isMeant(key));
    if (kept.length < Object.keys(texts).length)
      session.setValue(textFile(language), Object.fromEntries(kept));
  }
}

export const textHandlers: Handlers = {
  setText(session, { key, language, text }) {
    if (!languagesOf(session).includes(language)) refuse('name.unknown', { name: language });
    if (text !== undefined && text !== '') return putText(session, language, key, text);
    const texts = textsOf(session, language);
    if (!Object.hasOwn(texts, key)) refuse('name.unknown', { name: key });
    session.setValue(textFile(language), withoutKey(texts, key));
  },
  addLanguage(session, { language }) {
    checkLanguage(language);
    const languages = languagesOf(session);
    if (languages.includes(language)) refuse('name.taken', { name: language });
    const place = { file: 'form.json', pointer: '/languages' };
    lowHandlers.insertItem(session, { ...place, index: languages.length, value: language });
    if (!session.has(textFile(language)))
      session.setValue(textFile(language), textsOf(session, languages[0] ?? language));
  },
  removeLanguage(session, { language }) {
    const languages = languagesOf(session);
    const index = languages.indexOf(language);
    if (index < 0) refuse('name.unknown', { name: language });
    if (languages.length === 1) refuse('last.one', { name: language });
    lowHandlers.removeValue(session, { file: 'form.json', pointer: `/languages/${index}` });
    if (session.has(textFile(language))) session.setText(textFile(language), null);
  },
};
