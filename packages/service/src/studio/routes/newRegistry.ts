import { createRoute, z } from '@hono/zod-openapi';
import { draftView, registryGround as ground, newRegistry } from '../../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../../http/application.ts';
import { entityTag } from '../../http/revision.ts';
import { once, storedAnswer } from '../../records/idempotency.ts';
import { demandRegistryName, readDraft } from '../drafts.ts';
import { firstDraft, founderOf, foundRegistry, registryGround } from '../newRegistry.ts';
import { noStore } from './tools.ts';

const begin = createRoute({
  method: 'get',
  path: '/studio/registries/new',
  summary: 'What a new registry can be begun with',
  responses: {
    200: { description: 'Shared modules', content: { 'application/json': { schema: ground } } },
    ...problems(401, 404),
  },
});

const create = createRoute({
  method: 'post',
  path: '/studio/registries',
  summary: 'Begin a registry: its first draft, of which the asker becomes the administrator',
  request: {
    headers: z.object({ 'idempotency-key': z.string().optional() }),
    body: { required: true, content: { 'application/json': { schema: newRegistry } } },
  },
  responses: {
    201: { description: 'Its first draft', content: { 'application/json': { schema: draftView } } },
    ...problems(400, 401, 404, 409, 413, 415, 422),
  },
});

export const studioNewRegistryRoutes = ({ runAs, ports: { database, trial } }: RouteTools) =>
  createRoutes()
    .openapi(begin, async (c) => {
      const answer = await runAs(c.get('actor'), (work) => registryGround(work, trial));
      return c.json(answer, 200, noStore);
    })
    .openapi(create, async (c) => {
      const order = c.req.valid('json');
      const actor = c.get('actor');
      const request = {
        key: c.req.header('idempotency-key'),
        request: `POST ${c.req.path} ${c.get('bodyText')}`,
        status: 201,
      };
      const begun = await runAs(actor, async (work) => {
        const founder = founderOf(work);
        return { founder, answered: await storedAnswer(work, request) };
      });
      if (begun.answered === undefined) {
        demandRegistryName(order.id);
        await foundRegistry(database, order.id, begun.founder);
      }
      // In a transaction of its own: only there does the founder have the role.
      const draft = await runAs(actor, async (work) => {
        const { body } = await once<{ id: string }>(work, request, async () => {
          return { body: { id: await firstDraft(work, order) }, headers: {} };
        });
        return readDraft(work, body.id);
      });
      await trial?.admit(order.id, order.files);
      const headers = { ETag: entityTag(draft.revision), Location: `/api/studio/drafts/${draft.id}` };
      return c.json(draft, 201, { ...noStore, ...headers });
    });
