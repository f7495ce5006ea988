import { createRoute, z } from '@hono/zod-openapi';
import { entryList, entryName, entryQuery, entryView, uuid } from '../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';
import { listEntries, readEntry } from '../records/listEntries.ts';

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

const read = createRoute({
  method: 'get',
  path: '/records/{id}/steps/{step}/entries/{entry}',
  summary: 'One entry of a repeated step, in its present round',
  request: { params: z.object({ id: uuid, step: z.string(), entry: entryName }) },
  responses: {
    200: { description: 'The entry', content: { 'application/json': { schema: entryView } } },
    ...problems(401, 404),
  },
});

export const entryRoutes = ({ runAs }: RouteTools) =>
  createRoutes()
    .openapi(list, async (c) => {
      const { id, step } = c.req.valid('param');
      const query = c.req.valid('query');
      const entries = await runAs(c.get('actor'), (work) => listEntries(work, id, step, query));
      return c.json(entries, 200, { 'Cache-Control': 'no-store' });
    })
    .openapi(read, async (c) => {
      const { id, step, entry } = c.req.valid('param');
      const found = await runAs(c.get('actor'), (work) => readEntry(work, id, step, entry));
      return c.json(found, 200, { 'Cache-Control': 'no-store' });
    });
