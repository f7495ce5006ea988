import type { FieldProblem } from '@greffe/client';
import type { ServerError } from '@greffe/form-engine';

/** What the server found at a field, as the form shows it. */
export function toServerError({ pointer, code, message, cite }: FieldProblem): ServerError {
  return {
    pointer,
    code,
    message,
    ...(cite && {
      cite: {
        source: cite.source,
        article: cite.article,
        ...(cite.sentence !== undefined && { sentence: cite.sentence }),
      },
    }),
  };
}
