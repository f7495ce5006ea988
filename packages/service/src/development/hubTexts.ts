import type { PageLanguage } from './signInTexts.ts';

interface HubTexts {
  readonly title: string;
  readonly introduction: string;
  readonly physician: string;
  readonly unknown: string;
  readonly patient: string;
  readonly other: string;
  readonly lasts: string;
  readonly minutes: (minutes: number) => string;
  readonly make: string;
  readonly made: string;
  readonly none: string;
  readonly open: string;
  readonly address: string;
  readonly end: string;
  readonly until: (time: string) => string;
  readonly ended: string;
  readonly choice: string;
  readonly back: string;
}

/** Words of the page of development that plays a hub. */
export const hubTexts: Record<PageLanguage, HubTexts> = {
  fr: {
    title: 'Un hub',
    introduction:
      'En mode développement, cette page joue le hub : elle signe des liens qui ouvrent les dossiers d’un patient, en lecture seule, à un médecin qui a un lien thérapeutique avec lui.',
    physician: 'Médecin',
    unknown: 'inconnu sur la plateforme',
    patient: 'Patient',
    other: 'Ou un autre numéro NISS ou BIS',
    lasts: 'Le lien thérapeutique dure encore',
    minutes: (minutes) => `${minutes} minutes`,
    make: 'Créer le lien',
    made: 'Liens créés',
    none: 'Aucun lien n’a encore été créé.',
    open: 'Ouvrir le dossier',
    address: 'Adresse du lien',
    end: 'Mettre fin au lien thérapeutique',
    until: (time) => `Lien thérapeutique jusqu’à ${time}`,
    ended: 'Il a été mis fin au lien thérapeutique',
    choice: 'Ou venir par le lien d’un hub',
    back: 'Choisir qui être',
  },
  nl: {
    title: 'Een hub',
    introduction:
      'In ontwikkelmodus speelt deze pagina de hub: zij ondertekent links die de dossiers van een patiënt, alleen om te lezen, openen voor een arts die een therapeutische relatie met hem heeft.',
    physician: 'Arts',
    unknown: 'onbekend op het platform',
    patient: 'Patiënt',
    other: 'Of een ander INSZ- of BIS-nummer',
    lasts: 'De therapeutische relatie duurt nog',
    minutes: (minutes) => `${minutes} minuten`,
    make: 'Link maken',
    made: 'Gemaakte links',
    none: 'Er is nog geen link gemaakt.',
    open: 'Dossier openen',
    address: 'Adres van de link',
    end: 'Therapeutische relatie beëindigen',
    until: (time) => `Therapeutische relatie tot ${time}`,
    ended: 'De therapeutische relatie is beëindigd',
    choice: 'Of via de link van een hub komen',
    back: 'Kiezen wie u bent',
  },
  de: {
    title: 'Ein Hub',
    introduction:
      'Im Entwicklungsmodus spielt diese Seite den Hub: Sie unterschreibt Links, die einem Arzt mit therapeutischer Beziehung die Akten eines Patienten zum Lesen öffnen.',
    physician: 'Arzt',
    unknown: 'auf der Plattform unbekannt',
    patient: 'Patient',
    other: 'Oder eine andere NISS- oder BIS-Nummer',
    lasts: 'Die therapeutische Beziehung dauert noch',
    minutes: (minutes) => `${minutes} Minuten`,
    make: 'Link erstellen',
    made: 'Erstellte Links',
    none: 'Noch wurde kein Link erstellt.',
    open: 'Akte öffnen',
    address: 'Adresse des Links',
    end: 'Therapeutische Beziehung beenden',
    until: (time) => `Therapeutische Beziehung bis ${time}`,
    ended: 'Die therapeutische Beziehung wurde beendet',
    choice: 'Oder durch den Link eines Hubs kommen',
    back: 'Auswählen, wer Sie sind',
  },
  en: {
    title: 'A hub',
    introduction:
      'In development mode this page plays the hub: it signs links that open a patient’s records, to read only, to a physician who has a therapeutic link with that patient.',
    physician: 'Physician',
    unknown: 'not known on the platform',
    patient: 'Patient',
    other: 'Or another NISS or BIS number',
    lasts: 'The therapeutic link still lasts',
    minutes: (minutes) => `${minutes} minutes`,
    make: 'Make the link',
    made: 'Links made',
    none: 'No link has been made yet.',
    open: 'Open the record',
    address: 'Address of the link',
    end: 'End the therapeutic link',
    until: (time) => `Therapeutic link until ${time}`,
    ended: 'The therapeutic link has been ended',
    choice: 'Or come by a hub’s link',
    back: 'Choose who to be',
  },
};
