import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { draftSave, draftSaved, entryName, uuid } from '../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';
import type { Environment } from '../http/environment.ts';
import { entityTag, revisionOf } from '../http/revision.ts';
import { keepingDeadlines } from '../records/elapse.ts';
import { saveDraft } from '../records/saveDraft.ts';

const headers = z.object({ 'if-match': z.string().optional() });
const body = { required: true, content: { 'application/json': { schema: draftSave } } };
const responses = {
  200: { description: 'Saved', content: { 'application/json': { schema: draftSaved } } },
  ...problems(400, 401, 404, 409, 412, 413, 415, 422, 428),
};

const save = createRoute({
  method: 'put',
  path: '/records/{id}/steps/{step}/draft',
  summary: 'Replace the draft of a step; it may be incomplete',
  request: { params: z.object({ id: uuid, step: z.string() }), headers, body },
  responses,
});

const saveEntry = createRoute({
  method: 'put',
  path: '/records/{id}/steps/{step}/entries/{entry}/draft',
  summary: 'Replace the draft of one entry of a repeated step',
  request: { params: z.object({ id: uuid, step: z.string(), entry: entryName }), headers, body },
  responses,
});

interface Target {
  readonly id: string;
  readonly step: string;
  readonly entry?: string;
}

export const draftRoutes = ({ runAs, queue }: RouteTools) => {
  const saved = async (
    c: Context<Environment>,
    { id, ...target }: Target,
    { data }: z.infer<typeof draftSave>,
  ) => {
    const revision = revisionOf(c.req.header('if-match'));
    const actor = c.get('actor');
    const answer = await keepingDeadlines(runAs, queue, id, () =>
      runAs(actor, (work) => saveDraft(work, queue, id, target, revision, data), id),
    );
    return { answer, headers: { 'Cache-Control': 'no-store', ETag: entityTag(answer.revision) } };
  };
  return createRoutes()
    .openapi(save, async (c) => {
      const { answer, headers } = await saved(c, c.req.valid('param'), c.req.valid('json'));
      return c.json(answer, 200, headers);
    })
    .openapi(saveEntry, async (c) => {
      const { answer, headers } = await saved(c, c.req.valid('param'), c.req.valid('json'));
      return c.json(answer, 200, headers);
    });
};
