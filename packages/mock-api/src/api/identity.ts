import { type Database, eq, persons, withActor } from '@greffe/database';
import { createSession, type Ports, revokeSession, touchSession } from '@greffe/service/browser';
import { Hono } from 'hono';

export interface Identity {
  readonly identify: NonNullable<Ports['identify']>;
  /** POST /choose in place of an issuer's pages, and POST /logout. */
  readonly routes: Hono;
  token(): string | undefined;
}

/**
 * "Choose a person" in place of sign-in, on the same table of sessions. The token is held here: a service worker
 * cannot set the HttpOnly cookie that would carry it.
 */
export function createIdentity(database: Database, kept: string | undefined): Identity {
  let token = kept;
  const end = async () => {
    if (token !== undefined) await revokeSession(database, token);
    token = undefined;
  };
  const routes = new Hono()
    .post('/choose', async (c) => {
      const body: unknown = await c.req.json().catch(() => undefined);
      const person = isChoice(body) ? body.person : '';
      if (!(await isKnown(database, person))) return c.json({ title: 'No such person.' }, 422);
      await end();
      token = (await createSession(database, person)).token;
      return c.body(null, 204);
    })
    .post('/logout', async (c) => {
      await end();
      return c.json({ location: '/' });
    });
  return {
    routes,
    token: () => token,
    identify: async () => (token === undefined ? undefined : touchSession(database, token)),
  };
}

function isChoice(body: unknown): body is { readonly person: string } {
  return typeof body === 'object' && body !== null && 'person' in body && typeof body.person === 'string';
}

function isKnown(database: Database, person: string): Promise<boolean> {
  return withActor(database, { kind: 'system', name: 'session' }, async (transaction) => {
    const found = await transaction.select({ id: persons.id }).from(persons).where(eq(persons.id, person));
    return found.length > 0;
  });
}
