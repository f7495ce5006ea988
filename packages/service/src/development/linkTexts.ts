import type { PageLanguage } from './signInTexts.ts';

/** What whoever comes by a hub's link is told when it opens nothing. */
export const linkTexts: Record<PageLanguage, { title: string; help: string }> = {
  fr: {
    title: 'Ce lien n’ouvre aucun dossier',
    help: 'Un lien de votre hub sert une seule fois, pendant quelques minutes, et tant que le lien thérapeutique avec le patient existe. Retournez à votre hub et rouvrez le dossier depuis là.',
  },
  nl: {
    title: 'Deze link opent geen dossier',
    help: 'Een link van uw hub werkt één keer, enkele minuten lang, en zolang de therapeutische relatie met de patiënt bestaat. Ga terug naar uw hub en open het dossier van daaruit opnieuw.',
  },
  de: {
    title: 'Dieser Link öffnet keine Akte',
    help: 'Ein Link Ihres Hubs gilt ein einziges Mal, einige Minuten lang, und solange die therapeutische Beziehung zum Patienten besteht. Gehen Sie zu Ihrem Hub zurück und öffnen Sie die Akte von dort aus erneut.',
  },
  en: {
    title: 'This link opens no record',
    help: 'A link of your hub works once, for a few minutes, and as long as the therapeutic link with the patient exists. Go back to your hub and open the record from there again.',
  },
};
