import { actorName } from '@greffe/database';
import { createRoute } from '@hono/zod-openapi';
import { sessionChange, sessionView } from '../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';
import { changeLanguage, sessionView as readSession } from '../identity/people.ts';

const read = createRoute({
  method: 'get',
  path: '/session',
  summary: 'Who is signed in, and with which roles',
  responses: {
    200: { description: 'Signed in', content: { 'application/json': { schema: sessionView } } },
    ...problems(401),
  },
});

const change = createRoute({
  method: 'patch',
  path: '/session',
  summary: 'Choose the language of the interface',
  request: { body: { required: true, content: { 'application/json': { schema: sessionChange } } } },
  responses: { 204: { description: 'Changed' }, ...problems(401, 415, 422) },
});

export const sessionRoutes = ({ runAs }: RouteTools) =>
  createRoutes()
    .openapi(read, async (c) => {
      const asker = c.get('actor');
      const view = await runAs(asker, (work) => readSession(work, asker));
      return c.json(view, 200, { 'Cache-Control': 'no-store' });
    })
    .openapi(change, async (c) => {
      const { language } = c.req.valid('json');
      await runAs(c.get('actor'), ({ transaction, actor }) =>
        changeLanguage(transaction, actorName(actor), language),
      );
      return c.body(null, 204);
    });
