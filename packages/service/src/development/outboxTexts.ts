import type { OutboxMessage } from './outbox.ts';
import type { PageLanguage } from './signInTexts.ts';

interface OutboxTexts {
  readonly title: string;
  readonly introduction: string;
  readonly none: string;
  readonly reload: string;
  readonly back: string;
  readonly to: string;
  readonly noAddress: string;
  readonly channel: Readonly<Record<OutboxMessage['channel'], string>>;
  readonly state: Readonly<Record<OutboxMessage['state'], string>>;
  readonly attempts: (count: number) => string;
}

export const outboxTexts: Readonly<Record<PageLanguage, OutboxTexts>> = {
  fr: {
    title: 'Messages envoyés',
    introduction:
      'En mode développement, ce que Greffe écrirait aux personnes fictives se lit ici. Un message ne part qu’une fois passé le délai pendant lequel une validation peut être annulée.',
    none: 'Aucun message pour l’instant.',
    reload: 'Actualiser',
    back: 'Retour à l’application',
    to: 'À',
    noAddress: 'sans adresse',
    channel: { email: 'E-mail', text: 'SMS' },
    state: { due: 'en attente', sent: 'envoyé', undeliverable: 'non distribuable', dropped: 'abandonné' },
    attempts: (count) => (count === 1 ? '1 essai' : `${count} essais`),
  },
  nl: {
    title: 'Verzonden berichten',
    introduction:
      'In ontwikkeling leest u hier wat Greffe aan de verzonnen personen zou schrijven. Een bericht vertrekt pas als een validatie niet meer ongedaan kan worden gemaakt.',
    none: 'Nog geen berichten.',
    reload: 'Vernieuwen',
    back: 'Terug naar de toepassing',
    to: 'Aan',
    noAddress: 'zonder adres',
    channel: { email: 'E-mail', text: 'Sms' },
    state: { due: 'wacht', sent: 'verzonden', undeliverable: 'niet te bezorgen', dropped: 'vervallen' },
    attempts: (count) => (count === 1 ? '1 poging' : `${count} pogingen`),
  },
  de: {
    title: 'Gesendete Nachrichten',
    introduction:
      'In der Entwicklung steht hier, was Greffe den erfundenen Personen schreiben würde. Eine Nachricht geht erst ab, wenn eine Validierung nicht mehr rückgängig gemacht werden kann.',
    none: 'Noch keine Nachrichten.',
    reload: 'Aktualisieren',
    back: 'Zurück zur Anwendung',
    to: 'An',
    noAddress: 'ohne Adresse',
    channel: { email: 'E-Mail', text: 'SMS' },
    state: { due: 'wartet', sent: 'gesendet', undeliverable: 'nicht zustellbar', dropped: 'entfallen' },
    attempts: (count) => (count === 1 ? '1 Versuch' : `${count} Versuche`),
  },
  en: {
    title: 'Messages sent',
    introduction:
      'In development, what Greffe would write to the invented people is read here. A message leaves only when a validation can no longer be undone.',
    none: 'No messages yet.',
    reload: 'Reload',
    back: 'Back to the application',
    to: 'To',
    noAddress: 'no address',
    channel: { email: 'E-mail', text: 'Text message' },
    state: { due: 'waiting', sent: 'sent', undeliverable: 'undeliverable', dropped: 'dropped' },
    attempts: (count) => (count === 1 ? '1 attempt' : `${count} attempts`),
  },
};
