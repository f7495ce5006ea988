import type { Actor, SessionActor } from '@greffe/database';
import { createMiddleware } from 'hono/factory';
import { sessionToken } from '../identity/cookie.ts';
import { sessionActor } from '../identity/sessions.ts';
import type { Ports } from '../ports.ts';
import { Problem } from '../problems/Problem.ts';
import { addressOf, type Environment } from './environment.ts';

/**
 * Demands a person; by default the one of the session cookie. Whether that session holds is seen by the transaction
 * that does the work, which saves each request a transaction of its own.
 */
export const signedIn = ({ identify }: Pick<Ports, 'identify'>) =>
  createMiddleware<Environment>(async (c, next) => {
    const actor = identify === undefined ? await bySession(c.req.raw) : person(await identify(c.req.raw));
    if (actor === undefined) throw new Problem('unauthenticated');
    c.set('actor', { ...actor, address: addressOf(c) });
    await next();
  });

async function bySession(request: Request): Promise<SessionActor | undefined> {
  const token = sessionToken(request);
  return token === undefined ? undefined : sessionActor(token);
}

const person = (id: string | undefined): Actor | undefined =>
  id === undefined ? undefined : { kind: 'person', id };
