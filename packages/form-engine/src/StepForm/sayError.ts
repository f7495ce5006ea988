import type { Bundle } from '@greffe/definition';
import { errorMessage } from '@greffe/definition/texts';
import type { ShownError } from '../store/types.ts';

/** The words of an error in a language; the server's own where only the server knows them. */
export function sayError(bundle: Bundle, step: string, language: string): (error: ShownError) => string {
  // The summary and the field say the same, and each says it again when it is drawn again.
  const said = new WeakMap<ShownError, string>();
  return (error) => {
    const words = error.text ?? said.get(error) ?? errorMessage(bundle, language, step, error);
    said.set(error, words);
    return words;
  };
}
