import { createRoute } from '@hono/zod-openapi';
import { ownData } from '../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';
import { readOwnData } from '../ownData/readOwnData.ts';

const read = createRoute({
  method: 'get',
  path: '/own-data',
  summary: 'All that the asker may see of the records that are about him, and who looked at them',
  responses: {
    200: { description: 'To take away', content: { 'application/json': { schema: ownData } } },
    ...problems(401, 404, 429),
  },
});

export const ownDataRoutes = ({ runAs }: RouteTools) =>
  createRoutes().openapi(read, async (c) =>
    c.json(await runAs(c.get('actor'), readOwnData), 200, { 'Cache-Control': 'no-store' }),
  );
