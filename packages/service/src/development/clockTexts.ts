import type { Language } from '../api/index.ts';

/** Why the clock cannot be moved as asked. */
export type ClockFaultCode = 'move' | 'duration' | 'instant' | 'clockPast' | 'clockFar';

/** Sentences for a person who moves the clock, in the words of the development bar. */
export const clockTexts: Readonly<Record<Language, Readonly<Record<ClockFaultCode, string>>>> = {
  fr: {
    move: 'Envoyez {"advance": "PT5M"}, {"to": "2026-11-22T08:00:00Z"} ou {"reset": true}, et rien d’autre.',
    duration: 'Donnez une durée ISO 8601 plus longue que zéro, comme PT5M, PT1H ou P1D.',
    instant: 'Donnez un instant ISO 8601 avec son fuseau, comme 2026-11-22T08:00:00Z.',
    clockPast: 'L’horloge simulée a déjà dépassé cet instant : elle ne recule que jusqu’au temps réel.',
    clockFar: 'L’horloge simulée ne va pas au-delà de l’année 2100.',
  },
  nl: {
    move: 'Stuur {"advance": "PT5M"}, {"to": "2026-11-22T08:00:00Z"} of {"reset": true}, en niets anders.',
    duration: 'Geef een ISO 8601-duur langer dan nul, zoals PT5M, PT1H of P1D.',
    instant: 'Geef een ISO 8601-tijdstip met tijdzone, zoals 2026-11-22T08:00:00Z.',
    clockPast: 'De gesimuleerde klok is dat tijdstip al voorbij: ze gaat alleen terug naar de echte tijd.',
    clockFar: 'De gesimuleerde klok gaat niet verder dan het jaar 2100.',
  },
  de: {
    move: 'Senden Sie {"advance": "PT5M"}, {"to": "2026-11-22T08:00:00Z"} oder {"reset": true}, und nichts anderes.',
    duration: 'Geben Sie eine Dauer nach ISO 8601 an, länger als null, wie PT5M, PT1H oder P1D.',
    instant: 'Geben Sie einen Zeitpunkt nach ISO 8601 mit Zeitzone an, wie 2026-11-22T08:00:00Z.',
    clockPast:
      'Die simulierte Uhr ist schon über diesen Zeitpunkt hinaus: Sie geht nur auf die echte Zeit zurück.',
    clockFar: 'Die simulierte Uhr geht nicht über das Jahr 2100 hinaus.',
  },
  en: {
    move: 'Send {"advance": "PT5M"}, {"to": "2026-11-22T08:00:00Z"} or {"reset": true}, and nothing else.',
    duration: 'Give an ISO 8601 duration longer than zero, such as PT5M, PT1H or P1D.',
    instant: 'Give an ISO 8601 instant with its zone, such as 2026-11-22T08:00:00Z.',
    clockPast: 'The simulated clock is past that instant already: it only goes back to the real time.',
    clockFar: 'The simulated clock does not go beyond the year 2100.',
  },
};
