import { createRoute, z } from '@hono/zod-openapi';
import { draftSave, draftSaved, uuid } from '../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';
import { entityTag, revisionOf } from '../http/revision.ts';
import { saveDraft } from '../records/saveDraft.ts';

const save = createRoute({
  method: 'put',
  path: '/records/{id}/steps/{step}/draft',
  summary: 'Replace the draft of a step; it may be incomplete',
  request: {
    params: z.object({ id: uuid, step: z.string() }),
    headers: z.object({ 'if-match': z.string().optional() }),
    body: { required: true, content: { 'application/json': { schema: draftSave } } },
  },
  responses: {
    200: { description: 'Saved', content: { 'application/json': { schema: draftSaved } } },
    ...problems(400, 401, 404, 409, 412, 413, 415, 422, 428),
  },
});

export const draftRoutes = ({ runAs }: RouteTools) =>
  createRoutes().openapi(save, async (c) => {
    const { id, step } = c.req.valid('param');
    const { data } = c.req.valid('json');
    const revision = revisionOf(c.req.header('if-match'));
    const saved = await runAs(c.get('actor'), (work) => saveDraft(work, id, step, revision, data));
    return c.json(saved, 200, { 'Cache-Control': 'no-store', ETag: entityTag(saved.revision) });
  });
