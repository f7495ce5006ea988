import type { Language } from '../api/index.ts';
import type { Asker } from './runAs.ts';

/** What the middleware leaves for the handlers. */
export interface Environment {
  /** Given with each request by the server that took it. */
  Bindings: {
    /** The network address that the request came from, as far as proxies can be believed; see {@link addressOf}. */
    address?: string;
  };
  Variables: {
    /** A session's person is known once the work has begun: see the actor there. */
    actor: Asker;
    language: Language;
    /** Body of a write as it came, for the request's hash. */
    bodyText: string;
  };
}

/** Where a request came from, or undefined: in a browser and in tests there is no network between. */
export function addressOf(c: { readonly env: Environment['Bindings'] | undefined }): string | undefined {
  return c.env?.address;
}
