import { createRoute, z } from '@hono/zod-openapi';
import { ownSessions, uuid } from '../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';
import { endOtherSessions, endOwnSession, ownSessions as readSessions } from '../identity/ownSessions.ts';
import { sessionLimits } from '../identity/sessions.ts';

const read = createRoute({
  method: 'get',
  path: '/sessions',
  summary: 'Where you are signed in, and what became of your sessions lately',
  responses: {
    200: { description: 'Yours alone', content: { 'application/json': { schema: ownSessions } } },
    ...problems(401, 429),
  },
});

const endOne = createRoute({
  method: 'delete',
  path: '/sessions/{id}',
  summary: 'End one of your sessions; who uses it is asked to sign in again',
  request: { params: z.object({ id: uuid }) },
  responses: { 204: { description: 'Ended' }, ...problems(401, 404, 429) },
});

const endOthers = createRoute({
  method: 'delete',
  path: '/sessions',
  summary: 'End all your sessions but the one that asks',
  responses: { 204: { description: 'Ended' }, ...problems(401, 429) },
});

export const ownSessionRoutes = ({ runAs, ports }: RouteTools) =>
  createRoutes()
    .openapi(read, async (c) => {
      const asker = c.get('actor');
      const view = await runAs(asker, (work) =>
        readSessions(work, asker, ports.sessionLimits ?? sessionLimits),
      );
      return c.json(view, 200, { 'Cache-Control': 'no-store' });
    })
    .openapi(endOne, async (c) => {
      const { id } = c.req.valid('param');
      await runAs(c.get('actor'), (work) => endOwnSession(work, id));
      return c.body(null, 204);
    })
    .openapi(endOthers, async (c) => {
      const asker = c.get('actor');
      await runAs(asker, (work) => endOtherSessions(work, asker));
      return c.body(null, 204);
    });
