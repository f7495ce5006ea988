import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** Something that can be put in another state, to see what Greffe does then. */
export interface Switch<State extends string = string> {
  readonly states: readonly State[];
  readonly state: State;
  turn(state: State): void;
}

/** One that is on, and can be turned off. */
export function createSwitch(): Switch<'up' | 'down'> {
  let state: 'up' | 'down' = 'up';
  return {
    states: ['up', 'down'],
    get state() {
      return state;
    },
    turn(next) {
      state = next;
    },
  };
}

/** /dev: switches for a person or a test that tries Greffe out, by name. Mounted in development alone. */
export function developmentSwitches(switches: Readonly<Record<string, Switch>>) {
  const app = new Hono();
  for (const [name, one] of Object.entries(switches)) {
    app
      .get(`/${name}`, (c) => c.json({ state: one.state }))
      .post(`/${name}`, bodyLimit({ maxSize: 1_000 }), async (c) => {
        if (!isOwnJson(c)) return c.json({ title: 'Send JSON, from a page of Greffe or from no page.' }, 403);
        const asked = stateOf(await c.req.json().catch(() => undefined));
        const state = one.states.find((known) => known === asked);
        if (state === undefined) {
          const choices = one.states.map((known) => `{"state":"${known}"}`).join(' or ');
          return c.json({ title: `Send ${choices}.` }, 422);
        }
        one.turn(state);
        return c.json({ state });
      });
  }
  return app;
}

/** Another site's page cannot send JSON without asking first, and names itself when it asks. */
function isOwnJson(c: Context): boolean {
  const origin = c.req.header('origin');
  const isJson = /^application\/json\b/.test(c.req.header('content-type') ?? '');
  return isJson && (origin === undefined || origin === new URL(c.req.url).origin);
}

function stateOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'state' in body ? body.state : undefined;
}
