import { createRoute, z } from '@hono/zod-openapi';
import {
  type ErasureList,
  erasureFound,
  erasureId,
  erasureList,
  erasureOrder,
  erasureSearch,
} from '../api/index.ts';
import { listErasures } from '../erasure/list.ts';
import { askErasure, confirmErasure, lookAtRecord, withdrawErasure } from '../erasure/requests.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';
import type { Work } from '../records/work.ts';

const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
});
const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
});
const params = z.object({ id: erasureId });
const noStore = { 'Cache-Control': 'no-store' };
const asItStands = { 200: json('What is asked and done then', erasureList) };

const list = createRoute({
  method: 'get',
  path: '/erasures',
  summary: 'Erasures asked, due and done, in the registries that the asker administers',
  responses: { ...asItStands, ...problems(401, 404, 429) },
});

const look = createRoute({
  method: 'post',
  path: '/erasures/look',
  summary: 'Find a record by its registration code or id, to have it erased; never in an address',
  request: { body: body(erasureSearch) },
  responses: {
    200: json('Where and when it is, never what it holds', erasureFound),
    ...problems(401, 404, 415, 422, 429),
  },
});

const ask = createRoute({
  method: 'post',
  path: '/erasures',
  summary: 'Ask that a record be erased, by another administrator',
  request: { body: body(erasureOrder) },
  responses: { ...asItStands, ...problems(401, 404, 409, 415, 422, 429) },
});

const confirm = createRoute({
  method: 'post',
  path: '/erasures/{id}/confirm',
  summary: 'Erase, for good, what another administrator has asked for',
  request: { params, body: body(z.strictObject({})) },
  responses: { ...asItStands, ...problems(401, 404, 409, 415, 429) },
});

const withdraw = createRoute({
  method: 'post',
  path: '/erasures/{id}/withdraw',
  summary: 'Take a request back',
  request: { params, body: body(z.strictObject({})) },
  responses: { ...asItStands, ...problems(401, 404, 409, 415, 429) },
});

/** Does something, and says how all stands then. */
const then =
  (act: (work: Work) => Promise<void>) =>
  async (work: Work): Promise<ErasureList> => {
    await act(work);
    return listErasures(work);
  };

export const erasureRoutes = ({ runAs }: RouteTools) =>
  createRoutes()
    .openapi(list, async (c) => c.json(await runAs(c.get('actor'), listErasures), 200, noStore))
    .openapi(look, async (c) => {
      const { record } = c.req.valid('json');
      return c.json(await runAs(c.get('actor'), (work) => lookAtRecord(work, record)), 200, noStore);
    })
    .openapi(ask, async (c) => {
      const order = c.req.valid('json');
      return c.json(
        await runAs(
          c.get('actor'),
          then((work) => askErasure(work, order)),
        ),
        200,
        noStore,
      );
    })
    .openapi(confirm, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(
        await runAs(
          c.get('actor'),
          then((work) => confirmErasure(work, id)),
        ),
        200,
        noStore,
      );
    })
    .openapi(withdraw, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(
        await runAs(
          c.get('actor'),
          then((work) => withdrawErasure(work, id)),
        ),
        200,
        noStore,
      );
    });
