import { isLanguage, type Language } from './languages.ts';

const key = 'greffe.language';

/** The language chosen in this browser before, if any; storage may be forbidden, and then nothing is kept. */
export function keptChoice(): Language | undefined {
  try {
    const kept = localStorage.getItem(key);
    return isLanguage(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the choice for the sign-in page, which knows nobody yet. */
export function keepChoice(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // A browser that forbids storage asks again next time.
  }
}
