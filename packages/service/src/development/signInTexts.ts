export const languages = ['fr', 'nl', 'de', 'en'] as const;
export type PageLanguage = (typeof languages)[number];

export const languageNames: Record<PageLanguage, string> = {
  fr: 'Français',
  nl: 'Nederlands',
  de: 'Deutsch',
  en: 'English',
};

export interface SignInTexts {
  title: string;
  introduction: string;
  people: string;
  languages: string;
  again: string;
}

export const signInTexts: Record<PageLanguage, SignInTexts> = {
  fr: {
    title: 'Qui voulez-vous être ?',
    introduction:
      'Greffe fonctionne ici en mode développement : choisissez une personne fictive, aucun mot de passe n’est demandé.',
    people: 'Personnes fictives',
    languages: 'Langue',
    again: 'Se connecter à nouveau',
  },
  nl: {
    title: 'Wie wilt u zijn?',
    introduction:
      'Greffe draait hier in ontwikkelmodus: kies een fictieve persoon, er wordt geen wachtwoord gevraagd.',
    people: 'Fictieve personen',
    languages: 'Taal',
    again: 'Opnieuw aanmelden',
  },
  de: {
    title: 'Wer möchten Sie sein?',
    introduction:
      'Greffe läuft hier im Entwicklungsmodus: Wählen Sie eine fiktive Person, ein Passwort wird nicht verlangt.',
    people: 'Fiktive Personen',
    languages: 'Sprache',
    again: 'Erneut anmelden',
  },
  en: {
    title: 'Who would you like to be?',
    introduction:
      'Greffe runs in development mode here: choose a fictitious person, no password is asked for.',
    people: 'Fictitious people',
    languages: 'Language',
    again: 'Sign in again',
  },
};

/** The first language of the page that a list such as "nl-BE,fr;q=0.8" or "de fr" names; French otherwise. */
export function pageLanguage(...wishes: readonly (string | undefined)[]): PageLanguage {
  for (const wish of wishes) {
    for (const part of (wish ?? '').split(/[,\s]+/)) {
      const found = languages.find((language) => part.toLowerCase().startsWith(language));
      if (found) return found;
    }
  }
  return 'fr';
}
