import { fieldKey } from '../bundle/textKeys.ts';
import { patternOf } from '../data/pattern.ts';
import { parentPointer } from '../data/pointer.ts';
import type { Bundle, Pointer } from '../types.ts';
import { createTexts, type Texts } from './createTexts.ts';

/** A bundle's texts in a language, or in its first language where it does not have this one. */
export function textsOfBundle(bundle: Bundle, language: string): Texts {
  const spoken = Object.hasOwn(bundle.texts, language) ? language : (bundle.languages[0] ?? language);
  return createTexts(bundle.texts[spoken] ?? {}, spoken);
}

/** What a field is called; an item of a list without a name of its own, by its list's and its number. */
export function fieldTitle(bundle: Bundle, language: string, step: string, pointer: Pointer): string {
  const texts = textsOfBundle(bundle, language);
  const key = fieldKey(step, pointer, 'title');
  if (texts.has(key)) return texts(key);
  const last = pointer.slice(pointer.lastIndexOf('/') + 1);
  if (/^\d+$/.test(last))
    return `${fieldTitle(bundle, language, step, parentPointer(pointer))} ${Number(last) + 1}`;
  return last === '*' ? fieldTitle(bundle, language, step, parentPointer(pointer)) : last;
}

/** The label of a choice's value; the value itself where it is none of the options. */
export function optionLabel(
  bundle: Bundle,
  language: string,
  step: string,
  pointer: Pointer,
  value: string,
): string {
  const pattern = patternOf(pointer);
  const field = bundle.steps[step]?.fields.find((candidate) => candidate.pointer === pattern);
  const option = field?.options?.find((candidate) => candidate.value === value);
  return option ? textsOfBundle(bundle, language)(option.label) : value;
}
