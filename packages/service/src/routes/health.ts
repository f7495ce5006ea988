import { queryRows, sql, withActor } from '@greffe/database';
import { createRoute, z } from '@hono/zod-openapi';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';
import { Problem } from '../problems/Problem.ts';

const state = z.object({ status: z.literal('ok') });
const ok = { description: 'Yes', content: { 'application/json': { schema: state } } };

const live = createRoute({
  method: 'get',
  path: '/health/live',
  summary: 'The process answers',
  responses: { 200: ok },
});

const ready = createRoute({
  method: 'get',
  path: '/health/ready',
  summary: 'The database answers, so that requests can be served',
  responses: { 200: ok, ...problems(503) },
});

export const healthRoutes = ({ ports }: Pick<RouteTools, 'ports'>) =>
  createRoutes()
    .openapi(live, (c) => c.json({ status: 'ok' as const }, 200, { 'Cache-Control': 'no-store' }))
    .openapi(ready, async (c) => {
      try {
        await withActor(ports.database, { kind: 'system', name: 'health' }, (transaction) =>
          queryRows(transaction, sql`select 1 as one from definitions limit 1`),
        );
      } catch {
        throw new Problem('unavailable', { headers: { 'Retry-After': '2' } });
      }
      return c.json({ status: 'ok' as const }, 200, { 'Cache-Control': 'no-store' });
    });
