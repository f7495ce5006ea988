import { type Database, eq, persons, withActor } from '@greffe/database';
import { createSession, type Ports, revokeSession, sessionActor } from '@greffe/service/browser';
import { Hono } from 'hono';

/**
 * Carries the session's token. The cookie of a server cannot: a browser lets no script set an HttpOnly one, and none
 * write the header `cookie`.
 */
export const sessionHeader = 'greffe-mock-session';

export interface Identity {
  readonly identify: NonNullable<Ports['identify']>;
  /** POST /choose in place of an issuer's pages, answered with the token, and POST /logout. */
  readonly routes: Hono;
}

/** "Choose a person" in place of sign-in, on the same table of sessions. */
export function createIdentity(database: Database): Identity {
  const routes = new Hono()
    .post('/choose', async (c) => {
      const body: unknown = await c.req.json().catch(() => undefined);
      const person = isChoice(body) ? body.person : '';
      if (!(await isKnown(database, person))) return c.json({ title: 'No such person.' }, 422);
      const place = { userAgent: c.req.header('user-agent') };
      const { token } = await createSession(database, person, { place });
      return c.json({ token });
    })
    .post('/logout', async (c) => {
      const token = c.req.header(sessionHeader);
      const body: unknown = await c.req.json().catch(() => undefined);
      if (token) await revokeSession(database, token, { isEverywhere: isEverywhere(body) });
      return c.json({ location: '/' });
    });
  return {
    routes,
    identify: async (request) => {
      const token = request.headers.get(sessionHeader);
      return token ? sessionActor(token) : undefined;
    },
  };
}

function isChoice(body: unknown): body is { readonly person: string } {
  return typeof body === 'object' && body !== null && 'person' in body && typeof body.person === 'string';
}

function isEverywhere(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'everywhere' in body && body.everywhere === true;
}

function isKnown(database: Database, person: string): Promise<boolean> {
  return withActor(database, { kind: 'system', name: 'session' }, async (transaction) => {
    const found = await transaction.select({ id: persons.id }).from(persons).where(eq(persons.id, person));
    return found.length > 0;
  });
}
