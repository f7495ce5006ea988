import type { Bundle } from '@greffe/definition';
import { createTexts } from '@greffe/definition/texts';

/** What a definition calls its parts, in one language. */
export interface DefinitionTexts {
  readonly recordType: (id: string) => string;
  readonly step: (id: string) => string;
  readonly role: (id: string) => string;
  readonly outcome: (step: string, id: string) => string;
  readonly subject: (message: string) => string;
  readonly message: (message: string) => string;
  readonly document: (id: string) => string;
}

/** The texts in a language, or in the definition's first where it does not speak it; an id where there is no text. */
export function definitionTexts(bundle: Bundle, language: string): DefinitionTexts {
  const spoken = Object.hasOwn(bundle.texts, language) ? language : (bundle.languages[0] ?? language);
  const texts = createTexts(bundle.texts[spoken] ?? {}, spoken);
  const text = (key: string, otherwise: string) => (texts.has(key) ? texts(key) : otherwise);
  return {
    recordType: (id) => text(`recordType.${id}.title`, id),
    step: (id) => text(`step.${id}.title`, id),
    role: (id) => text(`role.${id}.title`, id),
    outcome: (step, id) => text(`outcome.${step}.${id}`, id),
    subject: (id) => text(`message.${id}.subject`, id),
    message: (id) => text(`message.${id}.text`, ''),
    document: (id) => text(`document.${id}`, id),
  };
}
