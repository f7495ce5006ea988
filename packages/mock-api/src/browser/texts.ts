/** The sentences of the mock's own pages, each shown in all four languages: nobody has chosen one yet. */
export const unsupported = {
  fr: 'L’API simulée a besoin d’un « service worker », que ce navigateur ne permet pas ici. Ouvrez cette page dans une fenêtre normale (pas une fenêtre privée) à l’adresse {address}.',
  nl: 'De nagebootste API heeft een ‘service worker’ nodig, en die staat deze browser hier niet toe. Open deze pagina in een gewoon venster (geen privévenster) op het adres {address}.',
  de: 'Die simulierte API braucht einen „Service Worker“, den dieser Browser hier nicht zulässt. Öffnen Sie diese Seite in einem normalen Fenster (keinem privaten) unter der Adresse {address}.',
  en: 'The mock API needs a service worker, which this browser does not allow here. Open this page in an ordinary window (not a private one) at the address {address}.',
} as const;

export const brokenDefinition = {
  fr: 'La définition contient des erreurs. Corrigez-les et enregistrez : cette page se recharge d’elle-même.',
  nl: 'De definitie bevat fouten. Verbeter ze en bewaar: deze pagina laadt vanzelf opnieuw.',
  de: 'Die Definition enthält Fehler. Berichtigen und speichern Sie: Diese Seite lädt von selbst neu.',
  en: 'The definition has errors. Correct them and save: this page loads again by itself.',
} as const;

export const opening = {
  fr: 'La base de données simulée s’ouvre…',
  nl: 'De nagebootste databank wordt geopend…',
  de: 'Die simulierte Datenbank wird geöffnet…',
  en: 'The mock database is being opened…',
} as const;

export const notOpened = {
  fr: 'La base de données simulée n’a pas pu s’ouvrir. Rechargez la page ; si cela ne suffit pas, effacez les données de ce site.',
  nl: 'De nagebootste databank kon niet worden geopend. Laad de pagina opnieuw; helpt dat niet, wis dan de gegevens van deze site.',
  de: 'Die simulierte Datenbank konnte nicht geöffnet werden. Laden Sie die Seite neu; hilft das nicht, löschen Sie die Daten dieser Website.',
  en: 'The mock database could not be opened. Load the page again; if that does not help, clear the data of this site.',
} as const;

export type Sentence = Readonly<Record<'fr' | 'nl' | 'de' | 'en', string>>;
