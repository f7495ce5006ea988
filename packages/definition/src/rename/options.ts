import type { Bundle } from '../types.ts';
import type { Names } from './names.ts';

/** What the engine's own function `nissSex` answers: words of the language, not of a definition. */
const ENGINE_WORDS = new Set(['male', 'female']);

/** Whether a definition chose this value itself: no number of a tariff, no country's code. */
export function isOurs(value: string): boolean {
  return !/^[\d-]+$/.test(value) && !/^[A-Z]{2,3}$/.test(value) && !ENGINE_WORDS.has(value);
}

/** Gives every value of a choice that the definition chose itself a new name. */
export function collectOptions(bundle: Bundle, names: Names): void {
  for (const step of Object.values(bundle.steps)) {
    for (const field of step.fields) {
      if (field.format !== undefined) continue;
      for (const { value } of field.options ?? []) if (isOurs(value)) names.rename('option', value);
    }
  }
}

/** Gives every outcome a new name, so that an expression's texts can be told from others. */
export function collectOutcomes(bundle: Bundle, names: Names): void {
  for (const { steps } of Object.values(bundle.workflows))
    for (const { outcomes } of steps) for (const { id } of outcomes) names.rename('outcome', id);
}
