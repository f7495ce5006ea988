import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { DevelopmentReceiver } from './receiver.ts';

/** /dev: switches for a person or a test that tries Greffe out. Mounted in development alone. */
export function developmentSwitches(receiver: DevelopmentReceiver) {
  return new Hono()
    .get('/receiver', (c) => c.json({ state: receiver.state }))
    .post('/receiver', bodyLimit({ maxSize: 1_000 }), async (c) => {
      if (!isOwnJson(c)) return c.json({ title: 'Send JSON, from a page of Greffe or from no page.' }, 403);
      const state = stateOf(await c.req.json().catch(() => undefined));
      if (!state) return c.json({ title: 'Send {"state":"up"} or {"state":"down"}.' }, 422);
      receiver.turn(state);
      return c.json({ state });
    });
}

/** Another site's page cannot send JSON without asking first, and names itself when it asks. */
function isOwnJson(c: Context): boolean {
  const origin = c.req.header('origin');
  const isJson = /^application\/json\b/.test(c.req.header('content-type') ?? '');
  return isJson && (origin === undefined || origin === new URL(c.req.url).origin);
}

function stateOf(body: unknown): 'up' | 'down' | undefined {
  if (typeof body !== 'object' || body === null || !('state' in body)) return undefined;
  return body.state === 'up' || body.state === 'down' ? body.state : undefined;
}
