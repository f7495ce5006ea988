import { createRoute, z } from '@hono/zod-openapi';
import { matchList, matchQuery, uuid } from '../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';
import { findMatches } from '../records/matches.ts';

const find = createRoute({
  method: 'post',
  path: '/records/{id}/steps/{step}/matches',
  summary: 'Beneficiaries without NISS who may be the one just typed',
  request: {
    params: z.object({ id: uuid, step: z.string() }),
    body: { required: true, content: { 'application/json': { schema: matchQuery } } },
  },
  responses: {
    200: { description: 'Likely matches', content: { 'application/json': { schema: matchList } } },
    ...problems(401, 404, 415, 422),
  },
});

export const matchRoutes = ({ runAs }: RouteTools) =>
  createRoutes().openapi(find, async (c) => {
    const { id, step } = c.req.valid('param');
    const { data } = c.req.valid('json');
    const matches = await runAs(c.get('actor'), (work) => findMatches(work, id, step, data));
    return c.json(matches, 200, { 'Cache-Control': 'no-store' });
  });
