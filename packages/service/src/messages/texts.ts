import type { Language } from '../api/index.ts';

/** What stands around the sentence of a definition. */
interface WayTexts {
  /** Before the address of the record. */
  readonly open: string;
  /** At the end of an e-mail. */
  readonly end: string;
}

export const wayTexts: Readonly<Record<Language, WayTexts>> = {
  fr: {
    open: 'Ouvrir (une connexion est demandée) :',
    end: 'Message automatique, sans donnée médicale. N’y répondez pas. Changer d’adresse :',
  },
  nl: {
    open: 'Openen (u moet zich aanmelden):',
    end: 'Automatisch bericht, zonder medische gegevens. Antwoord er niet op. Adres wijzigen:',
  },
  de: {
    open: 'Öffnen (eine Anmeldung ist nötig):',
    end: 'Automatische Nachricht, ohne medizinische Daten. Bitte nicht antworten. Adresse ändern:',
  },
  en: {
    open: 'Open (you are asked to sign in):',
    end: 'Sent automatically, without medical data. Please do not reply. Change the address:',
  },
};

export const isLanguage = (language: string): language is Language => Object.hasOwn(wayTexts, language);
