import { patternOf } from '../data/pattern.ts';
import { parentPointer } from '../data/pointer.ts';
import { fieldTitle, optionLabel, textsOfBundle } from '../texts/fieldTexts.ts';
import type { Bundle, Pointer } from '../types.ts';

/** What the parts of a version are called in a language; the id where there is no text. */
export interface Labels {
  step(id: string): string;
  hasField(step: string, pointer: Pointer): boolean;
  /** A field's title; one in a list or a section with the title of that. */
  field(step: string, pointer: Pointer): string;
  option(step: string, pointer: Pointer, value: string): string;
  outcome(step: string, id: string): string;
  role(id: string): string;
  recordType(id: string): string;
  link(id: string): string;
  message(id: string): string;
  document(id: string): string;
  rule(id: string): string;
  counter(id: string): string;
  recipient(id: string): string;
}

/** The labels of a version in a language, or in its first one where it does not have it. */
export function labelsOf(bundle: Bundle, language: string): Labels {
  const texts = textsOfBundle(bundle, language);
  const titled = (key: string, id: string) => (texts.has(key) ? texts(key) : id);
  const hasField = (step: string, pointer: Pointer) =>
    Object.hasOwn(bundle.steps, step) &&
    (bundle.steps[step]?.fields.some((field) => field.pointer === patternOf(pointer)) ?? false);
  const field = (step: string, pointer: Pointer): string => {
    const named = pointer.endsWith('/*') ? parentPointer(pointer) : pointer;
    const title = fieldTitle(bundle, language, step, named);
    const parent = parentPointer(named).replace(/\/\*$/, '');
    return parent === '' || !hasField(step, parent) ? title : `${field(step, parent)} › ${title}`;
  };
  return {
    step: (id) => titled(`step.${id}.title`, id),
    hasField,
    field,
    option: (step, pointer, value) => optionLabel(bundle, language, step, pointer, value),
    outcome: (step, id) => titled(`outcome.${step}.${id}`, id),
    role: (id) => titled(`role.${id}.title`, id),
    recordType: (id) => titled(`recordType.${id}.title`, id),
    link: (id) => titled(`link.${id}`, id),
    message: (id) => titled(`message.${id}.subject`, id),
    document: (id) => titled(`document.${id}`, id),
    rule: (id) => titled(`rule.${id}`, id),
    counter: (id) => titled(`counter.${id}.title`, id),
    recipient: (id) => titled(`recipient.${id}.title`, id),
  };
}
