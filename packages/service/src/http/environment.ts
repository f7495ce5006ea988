import type { Actor } from '@greffe/database';
import type { Language } from '../api/index.ts';

/** What the middleware leaves for the handlers. */
export interface Environment {
  Variables: {
    actor: Actor & { readonly kind: 'person' };
    language: Language;
    /** Body of a write as it came, for the request's hash. */
    bodyText: string;
  };
}
