import { type Bundle, type Pointer, patternOf } from '@greffe/definition';
import { fieldTitle, optionLabel } from '@greffe/definition/texts';
import { engineTexts } from '../texts/engineTexts.ts';
import { formatValue } from './formatValue.ts';

/** What a place in a step is called, with the numbered items of lists that it lies in: “Medication 2 · Name”. */
export function placeWords(bundle: Bundle, language: string, step: string, pointer: Pointer): string {
  const parts = pointer.split('/').slice(1);
  const named = parts
    .map((part, index) => ({ part, place: `/${parts.slice(0, index + 1).join('/')}` }))
    .filter(({ part, place }) => place === pointer || /^\d+$/.test(part));
  return named.map(({ place }) => fieldTitle(bundle, language, step, place)).join(' · ');
}

/** A value at a place of a step as a person reads it; undefined where none is given. */
export function valueWords(
  bundle: Bundle,
  language: string,
  step: string,
  pointer: Pointer,
  value: unknown,
): string | undefined {
  const pattern = patternOf(pointer);
  const known = bundle.steps[step]?.fields.find((candidate) => candidate.pointer === pattern);
  // What an earlier version held, or a whole list at once: as it stands.
  if (known === undefined || (typeof value === 'object' && value !== null))
    return value === undefined || value === null ? undefined : plainWords(value);
  return formatValue({ ...known, pointer }, value, {
    language,
    t: engineTexts(language),
    optionLabel: (place, option) => optionLabel(bundle, language, step, place, option),
  });
}

function plainWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainWords).join(', ');
  if (typeof value === 'object' && value !== null) return Object.values(value).map(plainWords).join(', ');
  return String(value);
}
