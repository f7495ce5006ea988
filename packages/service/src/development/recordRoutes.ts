import { type Context, Hono } from 'hono';
import { DefinitionStore } from '../definitions/DefinitionStore.ts';
import { readJsonBody } from '../http/body.ts';
import type { Environment } from '../http/environment.ts';
import { apiHeaders } from '../http/headers.ts';
import { withLanguage } from '../http/language.ts';
import { sameOrigin } from '../http/origin.ts';
import { entityTag, revisionOf } from '../http/revision.ts';
import { createRunAs } from '../http/runAs.ts';
import { signedIn } from '../http/signedIn.ts';
import { type Ports, silentLogger } from '../ports.ts';
import { answerProblem } from '../problems/onError.ts';
import { Problem } from '../problems/Problem.ts';
import { moveRecord } from './moveRecord.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * /dev/records: `POST /:id/definition` with `{}` and `If-Match` moves a draft to the version in force. It passes the
 * same checks as the API: signed in, same origin, JSON. Development alone.
 */
export function developmentRecords(
  ports: Omit<Ports, 'queue'> & Partial<Pick<Ports, 'queue'>>,
): Hono<Environment> {
  const definitions = new DefinitionStore(ports.createSchemaValidator);
  // A record that only begins again sends nothing, and what it asked for stands in its rows.
  const queue = ports.queue ?? { enqueue: async () => {} };
  const runAs = createRunAs(ports, definitions);
  const answer = (error: Error, c: Context<Environment>) =>
    answerProblem(error, c, definitions, ports.logger ?? silentLogger);
  const app = new Hono<Environment>();
  app.onError(answer);
  app.use(apiHeaders, withLanguage, sameOrigin(ports.origin), signedIn(ports), readJsonBody);
  app.post('/:id/definition', async (c) => {
    const id = c.req.param('id');
    if (!uuid.test(id)) throw new Problem('notFound');
    const revision = revisionOf(c.req.header('if-match'));
    const moved = await runAs(c.get('actor'), (work) => moveRecord(work, queue, id, revision));
    return c.json(moved, 200, { 'Cache-Control': 'no-store', ETag: entityTag(moved.record.revision) });
  });
  return app;
}
