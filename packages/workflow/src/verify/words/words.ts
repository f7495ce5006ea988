import type { Bundle } from '@greffe/definition';
import { createTexts, fieldTitle, optionLabel } from '@greffe/definition/texts';
import { de } from './de.ts';
import { en, type Sentences } from './en.ts';
import { fr } from './fr.ts';
import { nl } from './nl.ts';

const LANGUAGES: Readonly<Record<string, Sentences>> = { en, fr, nl, de };

/** Languages that a report can be written in. */
export const REPORT_LANGUAGES: readonly string[] = Object.keys(LANGUAGES);

/** Sentences in one language, and what the definition calls its steps, roles and outcomes there; else their ids. */
export interface Words {
  say(sentence: keyof Sentences, names?: Readonly<Record<string, string>>): string;
  step(id: string): string;
  role(id: string): string;
  outcome(step: string, id: string): string;
  field(step: string, pointer: string): string;
  /** `Kind: other`, of the data of a step. */
  data(step: string, data: Readonly<Record<string, unknown>>): string;
}

export function wordsOf(bundle: Bundle, language = bundle.languages?.[0] ?? 'en'): Words {
  const sentences = LANGUAGES[language] ?? en;
  const catalogue = bundle.texts?.[language];
  const texts = catalogue && createTexts(catalogue, language);
  const named = (key: string, otherwise: string) => (texts?.has(key) ? texts(key) : otherwise);
  const field = (step: string, pointer: string) =>
    texts ? fieldTitle(bundle, language, step, pointer) : (pointer.split('/').at(-1) ?? pointer);
  const told = (step: string, pointer: string, value: unknown): string[] => {
    if (Array.isArray(value)) return [`${field(step, pointer)}: ${value.length}`];
    if (typeof value === 'object' && value !== null) {
      return Object.entries(value).flatMap(([key, inner]) => told(step, `${pointer}/${key}`, inner));
    }
    const shown = texts ? optionLabel(bundle, language, step, pointer, String(value)) : String(value);
    return [`${field(step, pointer)}: ${shown}`];
  };
  return {
    say: (sentence, names = {}) =>
      sentences[sentence].replace(/\{(\w+)\}/g, (all, name: string) => names[name] ?? all),
    step: (id) => named(`step.${id}.title`, id),
    role: (id) => named(`role.${id}.title`, id),
    outcome: (step, id) => named(`outcome.${step}.${id}`, id),
    field,
    data: (step, data) =>
      Object.entries(data)
        .flatMap(([key, value]) => told(step, `/${key}`, value))
        .join(', '),
  };
}
