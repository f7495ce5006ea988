import type { PageLanguage } from './signInTexts.ts';

/** What became of a sign-in, as far as the person is told. */
export type SignInFault = 'broken' | 'denied' | 'unknown' | 'unreachable' | 'tooMany';

export const faultTexts: Record<PageLanguage, Record<SignInFault, { title: string; help: string }>> = {
  fr: {
    broken: {
      title: 'La connexion n’a pas abouti',
      help: 'Elle a expiré ou le serveur a redémarré entre-temps. Rien n’est perdu : recommencez.',
    },
    denied: {
      title: 'La connexion a été refusée',
      help: 'Elle a été interrompue, ou le service d’identification ne l’a pas acceptée. Vous pouvez recommencer.',
    },
    unknown: {
      title: 'Vous n’avez pas encore accès',
      help: 'Nous savons qui vous êtes, mais personne ne vous a encore donné accès à Greffe. Demandez-le à l’administrateur de votre registre.',
    },
    unreachable: {
      title: 'La connexion n’est pas possible pour le moment',
      help: 'Le service d’identification ne répond pas. Réessayez dans quelques minutes.',
    },
    tooMany: {
      title: 'Trop de connexions à la fois',
      help: 'Beaucoup de connexions viennent d’être demandées depuis votre réseau. Réessayez dans une minute.',
    },
  },
  nl: {
    broken: {
      title: 'Het aanmelden is niet gelukt',
      help: 'Het is verlopen of de server is intussen herstart. Er is niets verloren: begin opnieuw.',
    },
    denied: {
      title: 'Het aanmelden is geweigerd',
      help: 'Het is afgebroken, of de identificatiedienst heeft het niet aanvaard. U kunt opnieuw beginnen.',
    },
    unknown: {
      title: 'U hebt nog geen toegang',
      help: 'We weten wie u bent, maar niemand heeft u al toegang tot Greffe gegeven. Vraag het aan de beheerder van uw register.',
    },
    unreachable: {
      title: 'Aanmelden kan nu even niet',
      help: 'De identificatiedienst antwoordt niet. Probeer het over enkele minuten opnieuw.',
    },
    tooMany: {
      title: 'Te veel aanmeldingen tegelijk',
      help: 'Vanuit uw netwerk is zojuist vaak aangemeld. Probeer het over een minuut opnieuw.',
    },
  },
  de: {
    broken: {
      title: 'Die Anmeldung ist nicht gelungen',
      help: 'Sie ist abgelaufen, oder der Server wurde inzwischen neu gestartet. Nichts ist verloren: Beginnen Sie von vorn.',
    },
    denied: {
      title: 'Die Anmeldung wurde abgelehnt',
      help: 'Sie wurde abgebrochen, oder der Identifizierungsdienst hat sie nicht angenommen. Sie können von vorn beginnen.',
    },
    unknown: {
      title: 'Sie haben noch keinen Zugang',
      help: 'Wir wissen, wer Sie sind, aber niemand hat Ihnen bisher Zugang zu Greffe gegeben. Bitten Sie den Verwalter Ihres Registers darum.',
    },
    unreachable: {
      title: 'Die Anmeldung ist im Moment nicht möglich',
      help: 'Der Identifizierungsdienst antwortet nicht. Versuchen Sie es in einigen Minuten noch einmal.',
    },
    tooMany: {
      title: 'Zu viele Anmeldungen auf einmal',
      help: 'Aus Ihrem Netzwerk wurden gerade viele Anmeldungen begonnen. Versuchen Sie es in einer Minute noch einmal.',
    },
  },
  en: {
    broken: {
      title: 'Signing in did not work',
      help: 'It has expired, or the server was started again meanwhile. Nothing is lost: begin once more.',
    },
    denied: {
      title: 'Signing in was refused',
      help: 'It was broken off, or the identification service did not accept it. You can begin once more.',
    },
    unknown: {
      title: 'You have no access yet',
      help: 'We know who you are, but nobody has given you access to Greffe yet. Ask the administrator of your registry for it.',
    },
    unreachable: {
      title: 'Signing in is not possible at the moment',
      help: 'The identification service does not answer. Try again in a few minutes.',
    },
    tooMany: {
      title: 'Too many sign-ins at once',
      help: 'Many sign-ins were just begun from your network. Try again in a minute.',
    },
  },
};
