import { createRoute, z } from '@hono/zod-openapi';
import { entryList, entryQuery, uuid } from '../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';
import { logAccess } from '../records/accessLog.ts';
import { listEntries } from '../records/listEntries.ts';

const list = createRoute({
  method: 'get',
  path: '/records/{id}/steps/{step}/entries',
  summary: 'Entries of a repeated step: those to be filled first, then the newest, then those to come',
  request: { params: z.object({ id: uuid, step: z.string() }), query: entryQuery },
  responses: {
    200: { description: 'One page', content: { 'application/json': { schema: entryList } } },
    ...problems(400, 401, 404),
  },
});

export const entryRoutes = ({ runAs }: RouteTools) =>
  createRoutes().openapi(list, async (c) => {
    const { id, step } = c.req.valid('param');
    const query = c.req.valid('query');
    const entries = await runAs(c.get('actor'), async (work) => {
      await logAccess(work, 'read', [id]);
      return listEntries(work, id, step, query);
    });
    return c.json(entries, 200, { 'Cache-Control': 'no-store' });
  });
