import type { Bundle } from '@greffe/definition';
import { createTexts } from '@greffe/definition/texts';

/** A definition's own texts in one language. */
export interface DefinitionTexts {
  /** The text of a key, or of the first of several that the definition has; `otherwise` when it has none. */
  readonly text: (keys: string | readonly string[], otherwise: string) => string;
  readonly recordType: (id: string) => string;
  readonly step: (id: string) => string;
  readonly role: (id: string) => string;
  /** What a step's validation decided. */
  readonly outcome: (step: string, id: string) => string;
  /** The subject of a message. */
  readonly message: (id: string) => string;
  /** Another record that this one belongs to. */
  readonly link: (id: string) => string;
  /** What to do with a record for which a counter has no place. */
  readonly counterFull: (id: string) => string;
}

/** A definition's texts in `language`, or in its first own language where it does not speak it. */
export function definitionTexts(
  bundle: Pick<Bundle, 'texts' | 'languages'>,
  language: string,
): DefinitionTexts {
  const spoken = bundle.texts[language] ? language : (bundle.languages[0] ?? language);
  const texts = createTexts(bundle.texts[spoken] ?? {}, spoken);
  const text: DefinitionTexts['text'] = (keys, otherwise) => {
    const key = [keys].flat().find((each) => texts.has(each));
    return key === undefined ? otherwise : texts(key);
  };
  return {
    text,
    recordType: (id) => text(`recordType.${id}.title`, id),
    step: (id) => text(`step.${id}.title`, id),
    role: (id) => text(`role.${id}.title`, id),
    outcome: (step, id) => text(`outcome.${step}.${id}`, id),
    message: (id) => text(`message.${id}.subject`, id),
    link: (id) => text(`link.${id}`, id),
    counterFull: (id) => text(`counter.${id}.full`, id),
  };
}
