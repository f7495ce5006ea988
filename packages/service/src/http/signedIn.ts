import { createMiddleware } from 'hono/factory';
import { sessionToken } from '../identity/cookie.ts';
import { touchSession } from '../identity/sessions.ts';
import type { Identify, Ports } from '../ports.ts';
import { Problem } from '../problems/Problem.ts';
import type { Environment } from './environment.ts';

/** Demands a person; by default the one of the session cookie. */
export const signedIn = (ports: Pick<Ports, 'database' | 'identify'>) => {
  const identify = ports.identify ?? bySessionCookie(ports);
  return createMiddleware<Environment>(async (c, next) => {
    const person = await identify(c.req.raw);
    if (person === undefined) throw new Problem('unauthenticated');
    c.set('actor', { kind: 'person', id: person });
    await next();
  });
};

const bySessionCookie =
  ({ database }: Pick<Ports, 'database'>): Identify =>
  async (request) => {
    const token = sessionToken(request);
    return token === undefined ? undefined : touchSession(database, token);
  };
