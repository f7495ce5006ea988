import { brusselsDay } from '@greffe/definition';
import { Hono } from 'hono';
import { DefinitionStore } from '../definitions/DefinitionStore.ts';
import { readJsonBody } from '../http/body.ts';
import type { Environment } from '../http/environment.ts';
import { apiHeaders } from '../http/headers.ts';
import { withLanguage } from '../http/language.ts';
import { sameOrigin } from '../http/origin.ts';
import { type Ports, silentLogger } from '../ports.ts';
import { problemDocument } from '../problems/document.ts';
import { answerProblem } from '../problems/onError.ts';
import { Problem } from '../problems/Problem.ts';
import type { ClockState, SimulatedClock } from './clock.ts';
import { ClockFault, parseMove } from './clockMove.ts';
import { clockTexts } from './clockTexts.ts';

export interface ClockRoutesOptions extends Pick<Ports, 'origin' | 'logger'> {
  readonly clock: SimulatedClock;
  /** Applies every deadline that has passed by the clock; a move is answered when it has. */
  readonly elapse: () => Promise<unknown>;
  /** Does what belongs to the night, when the clock was moved into another day of Brussels. */
  readonly night?: () => Promise<unknown>;
}

/**
 * /dev/clock: `GET` tells the simulated time, `POST` moves it. Open to whoever reaches a server in development, as its
 * other switches are; a page of another site cannot move it. Development alone.
 */
export function clockRoutes({ clock, elapse, night, origin, logger = silentLogger }: ClockRoutesOptions) {
  const noDefinitions = new DefinitionStore();
  const app = new Hono<Environment>();
  app.onError((error, c) => {
    if (!(error instanceof ClockFault)) return answerProblem(error, c, noDefinitions, logger);
    const language = c.get('language');
    const { pointer, code } = error;
    const problem = new Problem('invalidData', { errors: [{ pointer, code }] });
    const document = problemDocument(problem, language, () => clockTexts[language][code]);
    return c.json(document, 422, {
      'Content-Type': 'application/problem+json',
      'Content-Language': language,
      'Cache-Control': 'no-store',
    });
  });
  app.use('/clock', apiHeaders, withLanguage, sameOrigin(origin), readJsonBody);
  app.get('/clock', async (c) => c.json(shown(await clock.read()), 200, { 'Cache-Control': 'no-store' }));
  app.post('/clock', async (c) => {
    const asked = parseMove(await c.req.json());
    const before = await clock.read();
    const moved = await clock.move(asked);
    await elapse();
    if (dayOf(before) !== dayOf(moved)) await night?.();
    return c.json(shown(moved), 200, { 'Cache-Control': 'no-store' });
  });
  return app;
}

const dayOf = ({ now }: ClockState): string => brusselsDay(now.toISOString());

/** `now` as an instant in ISO 8601, `offset` in milliseconds ahead of the real time. */
const shown = ({ now, offset }: ClockState) => ({ now: now.toISOString(), offset });
