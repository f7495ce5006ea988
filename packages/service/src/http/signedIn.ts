import type { Actor, SessionActor } from '@greffe/database';
import { createMiddleware } from 'hono/factory';
import { sessionToken } from '../identity/cookie.ts';
import { sessionActor } from '../identity/sessions.ts';
import type { Ports } from '../ports.ts';
import { Problem } from '../problems/Problem.ts';
import { addressOf, type Environment } from './environment.ts';

type SignInPorts = Pick<Ports, 'identify' | 'origin' | 'sessionLimits'>;

/** Sent by a page that nobody has touched for a while: what it asks by itself must not keep a session alive. */
const unattendedHeader = 'greffe-unattended';

/**
 * Demands a person; by default the one of the session cookie. Whether that session holds is seen by the transaction
 * that does the work, which saves each request a transaction of its own.
 */
export const signedIn = (ports: SignInPorts) =>
  createMiddleware<Environment>(async (c, next) => {
    const { identify } = ports;
    const actor =
      identify === undefined ? await bySession(c.req.raw, ports) : actorOf(await identify(c.req.raw));
    if (actor === undefined) throw new Problem('unauthenticated');
    c.set('actor', { ...actor, address: addressOf(c) });
    await next();
  });

async function bySession(
  request: Request,
  { origin, sessionLimits }: SignInPorts,
): Promise<SessionActor | undefined> {
  // Behind a proxy the request itself says http: what counts is how browsers reach the server.
  const token = sessionToken(request, origin?.startsWith('https:'));
  if (token === undefined) return undefined;
  const isUnattended = request.headers.has(unattendedHeader);
  return { ...(await sessionActor(token, sessionLimits)), isUnattended };
}

const actorOf = (found: string | SessionActor | undefined): Actor | SessionActor | undefined =>
  typeof found === 'string' ? { kind: 'person', id: found } : found;
