import { createRoute, z } from '@hono/zod-openapi';
import { auditPage, auditQuery, uuid } from '../api/index.ts';
import { readAudit } from '../audit/readAudit.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';

const read = createRoute({
  method: 'get',
  path: '/records/{id}/audit',
  summary:
    'What was done with a record, with values before and after, and who looked at it; the latest first',
  request: { params: z.object({ id: uuid }), query: auditQuery },
  responses: {
    200: { description: 'One page', content: { 'application/json': { schema: auditPage } } },
    ...problems(400, 401, 404),
  },
});

export const auditRoutes = ({ runAs }: RouteTools) =>
  createRoutes().openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    const query = c.req.valid('query');
    const page = await runAs(c.get('actor'), (work) => readAudit(work, id, query));
    return c.json(page, 200, { 'Cache-Control': 'no-store' });
  });
