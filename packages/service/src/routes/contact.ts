import { createRoute } from '@hono/zod-openapi';
import { contactChange, contactView } from '../api/index.ts';
import { changeContact, readContact } from '../contact/contact.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';

const answers = {
  200: { description: 'Yours alone', content: { 'application/json': { schema: contactView } } },
};

const read = createRoute({
  method: 'get',
  path: '/contact',
  summary: 'Where you are reached when something waits for you',
  responses: { ...answers, ...problems(401, 429) },
});

const change = createRoute({
  method: 'put',
  path: '/contact',
  summary: 'Change where you are reached; what is empty is forgotten',
  request: { body: { required: true, content: { 'application/json': { schema: contactChange } } } },
  responses: { ...answers, ...problems(401, 415, 422, 429) },
});

const noStore = { 'Cache-Control': 'no-store' };

export const contactRoutes = ({ runAs }: RouteTools) =>
  createRoutes()
    .openapi(read, async (c) => c.json(await runAs(c.get('actor'), readContact), 200, noStore))
    .openapi(change, async (c) => {
      const body = c.req.valid('json');
      return c.json(await runAs(c.get('actor'), (work) => changeContact(work, body)), 200, noStore);
    });
