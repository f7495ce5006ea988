import type { Language } from '../api/index.ts';

interface NoticeTexts {
  readonly subject: string;
  /** How many accesses wait, and the day on which the first of them ends. */
  readonly sentence: (count: number, day: string) => string;
}

export const noticeTexts: Readonly<Record<Language, NoticeTexts>> = {
  fr: {
    subject: 'Des accès attendent votre confirmation',
    sentence: (count, day) =>
      `Accès à confirmer une fois par an, que vous pouvez confirmer : ${count}. Le premier prend fin le ${day} si personne ne le confirme.`,
  },
  nl: {
    subject: 'Toegangen wachten op uw bevestiging',
    sentence: (count, day) =>
      `Toegangen die elk jaar bevestigd worden en die u kunt bevestigen: ${count}. De eerste eindigt op ${day} als niemand ze bevestigt.`,
  },
  de: {
    subject: 'Zugänge warten auf Ihre Bestätigung',
    sentence: (count, day) =>
      `Zugänge, die jedes Jahr bestätigt werden und die Sie bestätigen können: ${count}. Der erste endet am ${day}, wenn niemand ihn bestätigt.`,
  },
  en: {
    subject: 'Accesses wait for your confirmation',
    sentence: (count, day) =>
      `Accesses that are confirmed once a year, and that you can confirm: ${count}. The first ends on ${day} if nobody confirms it.`,
  },
};
