import { createRoute } from '@hono/zod-openapi';
import { sendingOrder, stuckList } from '../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';
import { sendAgain } from '../sendings/again.ts';
import { listStuck } from '../sendings/stuck.ts';

const answers = {
  200: {
    description: 'What is stuck, the oldest first, and why',
    content: { 'application/json': { schema: stuckList } },
  },
};

const list = createRoute({
  method: 'get',
  path: '/sendings',
  summary: 'Messages and transmissions that have not left, for support and administrators',
  responses: { ...answers, ...problems(401, 404, 429) },
});

const again = createRoute({
  method: 'post',
  path: '/sendings/again',
  summary: 'Try one of them again now',
  request: { body: { required: true, content: { 'application/json': { schema: sendingOrder } } } },
  responses: { ...answers, ...problems(401, 404, 415, 422, 429) },
});

const noStore = { 'Cache-Control': 'no-store' };

export const sendingRoutes = ({ runAs, queue }: RouteTools) =>
  createRoutes()
    .openapi(list, async (c) => c.json(await runAs(c.get('actor'), listStuck), 200, noStore))
    .openapi(again, async (c) => {
      const order = c.req.valid('json');
      return c.json(await runAs(c.get('actor'), (work) => sendAgain(work, queue, order)), 200, noStore);
    });
