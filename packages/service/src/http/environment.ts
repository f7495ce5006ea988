import type { Actor, SessionActor } from '@greffe/database';
import type { Language } from '../api/index.ts';

/** What the middleware leaves for the handlers. */
export interface Environment {
  Variables: {
    /** A session's person is known once the work has begun: see the actor there. */
    actor: Actor | SessionActor;
    language: Language;
    /** Body of a write as it came, for the request's hash. */
    bodyText: string;
  };
}
