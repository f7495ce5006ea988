import { type Bundle, type Correction, type Duration, parseDuration, type Repeat } from '@greffe/definition';
import { createTexts } from '@greffe/definition/texts';

const SENTENCES = {
  en: {
    undo: 'can be undone for {time}',
    reopen: 'can be reopened',
    final: 'final',
    daily: 'every day of a period',
    days: 'on days {days}',
    atWill: 'as often as needed',
    byOutcome: 'when a decision asks for it',
    if: 'if {cel}',
    or: ' or ',
    reopens: 'begins again: {steps}',
    adds: 'adds: {steps}',
    ends: 'ends the record',
    otherwise: 'otherwise',
    end: 'End',
    requires: 'after {steps}',
    consent: 'consent',
    decides: '{outcome}: {does}',
    desc: 'Steps of the record type {type}, from top to bottom.',
  },
  fr: {
    undo: 'annulable pendant {time}',
    reopen: 'peut être rouverte',
    final: 'définitive',
    daily: 'chaque jour d’une période',
    days: 'les jours {days}',
    atWill: 'autant de fois que nécessaire',
    byOutcome: 'quand une décision le demande',
    if: 'si {cel}',
    or: ' ou ',
    reopens: 'recommence : {steps}',
    adds: 'ajoute : {steps}',
    ends: 'termine le dossier',
    otherwise: 'sinon',
    end: 'Fin',
    requires: 'après {steps}',
    consent: 'consentement',
    decides: '{outcome} : {does}',
    desc: 'Étapes du type de dossier {type}, de haut en bas.',
  },
  nl: {
    undo: '{time} ongedaan te maken',
    reopen: 'kan worden heropend',
    final: 'definitief',
    daily: 'elke dag van een periode',
    days: 'op dag {days}',
    atWill: 'zo vaak als nodig',
    byOutcome: 'wanneer een beslissing erom vraagt',
    if: 'als {cel}',
    or: ' of ',
    reopens: 'begint opnieuw: {steps}',
    adds: 'voegt toe: {steps}',
    ends: 'beëindigt het dossier',
    otherwise: 'anders',
    end: 'Einde',
    requires: 'na {steps}',
    consent: 'toestemming',
    decides: '{outcome}: {does}',
    desc: 'Stappen van het dossiertype {type}, van boven naar beneden.',
  },
  de: {
    undo: '{time} lang rückgängig zu machen',
    reopen: 'kann wieder geöffnet werden',
    final: 'endgültig',
    daily: 'an jedem Tag eines Zeitraums',
    days: 'an den Tagen {days}',
    atWill: 'so oft wie nötig',
    byOutcome: 'wenn eine Entscheidung es verlangt',
    if: 'wenn {cel}',
    or: ' oder ',
    reopens: 'beginnt erneut: {steps}',
    adds: 'fügt hinzu: {steps}',
    ends: 'beendet die Akte',
    otherwise: 'sonst',
    end: 'Ende',
    requires: 'nach {steps}',
    consent: 'Einwilligung',
    decides: '{outcome}: {does}',
    desc: 'Schritte des Aktentyps {type}, von oben nach unten.',
  },
} as const;

type Sentence = keyof (typeof SENTENCES)['en'];

/** Languages that a drawing can be made in. */
export const DRAWING_LANGUAGES: readonly string[] = Object.keys(SENTENCES);

/** Words of a drawing in one language, and what the definition calls its own things there; else their ids. */
export interface DrawingWords {
  readonly language: string;
  say(sentence: Sentence, names?: Readonly<Record<string, string>>): string;
  named(key: string, otherwise: string): string;
  step(id: string): string;
  correction(correction: Correction): string;
  repeat(repeat: Repeat): string;
}

export function drawingWords(bundle: Bundle, language: string): DrawingWords {
  const sentences: Readonly<Record<Sentence, string>> =
    SENTENCES[language as keyof typeof SENTENCES] ?? SENTENCES.en;
  const catalogue = bundle.texts[language];
  const texts = catalogue && createTexts(catalogue, language);
  const say: DrawingWords['say'] = (sentence, names = {}) =>
    sentences[sentence].replace(/\{(\w+)\}/g, (all, name: string) => names[name] ?? all);
  const named = (key: string, otherwise: string) => (texts?.has(key) ? texts(key) : otherwise);
  return {
    language,
    say,
    named,
    step: (id) => named(`step.${id}.title`, id),
    correction: (correction) =>
      correction.mode === 'undo'
        ? say('undo', { time: timeOf(correction.window, language) })
        : say(correction.mode),
    repeat: (repeat) =>
      repeat.kind === 'days' ? say('days', { days: repeat.days.join(', ') }) : say(repeat.kind),
  };
}

const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;

/** `PT5M` as "5 minutes". */
function timeOf(duration: Duration, language: string): string {
  const parts = parseDuration(duration);
  if (!parts) return duration;
  const told = UNITS.flatMap((unit) => {
    const count = parts[`${unit}s`];
    const format = new Intl.NumberFormat(`${language}-BE`, { style: 'unit', unit, unitDisplay: 'long' });
    return count > 0 ? [format.format(count)] : [];
  });
  return told.join(' ');
}
