import { createRoute } from '@hono/zod-openapi';
import { registryList } from '../api/index.ts';
import { listRegistries } from '../definitions/queries.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';

const list = createRoute({
  method: 'get',
  path: '/registries',
  summary: 'Registries that the asker has a role in, and whom to ask for the others',
  responses: {
    200: { description: 'Registries', content: { 'application/json': { schema: registryList } } },
    ...problems(401),
  },
});

export const registryRoutes = ({ runAs }: RouteTools) =>
  createRoutes().openapi(list, async (c) => {
    const registries = await runAs(c.get('actor'), ({ transaction, definitions, memberships }) =>
      listRegistries(transaction, definitions, memberships),
    );
    return c.json(registries, 200, { 'Cache-Control': 'no-store' });
  });
