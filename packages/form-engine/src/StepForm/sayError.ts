import type { Bundle } from '@greffe/definition';
import { errorMessage } from '@greffe/definition/texts';
import type { ShownError } from '../store/types.ts';

/** The words of an error in a language; the server's own where only the server knows them. */
export function sayError(bundle: Bundle, step: string, language: string): (error: ShownError) => string {
  return (error) => error.text ?? errorMessage(bundle, language, step, error);
}
