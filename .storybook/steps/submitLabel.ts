import type { Bundle } from '@greffe/definition';
import { createTexts } from '@greffe/definition/texts';

/** The words of the button that sends a step. */
export function submitLabel(bundle: Bundle, step: string, language: string): string {
  const texts = createTexts(bundle.texts[language] ?? {}, language);
  const key = `step.${step}.action.validate`;
  return texts.has(key) ? texts(key) : 'OK';
}
