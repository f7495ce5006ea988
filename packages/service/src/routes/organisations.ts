import { createRoute, z } from '@hono/zod-openapi';
import {
  addCooperation,
  addOrganisation,
  endCooperation,
  listOrganisations,
  renameOrganisation,
} from '../access/organisations.ts';
import {
  accessId,
  newCooperation,
  newOrganisation,
  organisationList,
  organisationName,
  reasoned,
} from '../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';

const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
});
const done = (description: string) => ({ 204: { description } });

const list = createRoute({
  method: 'get',
  path: '/organisations',
  summary: 'Every organisation, and which of them work together; for administrators of registries',
  responses: {
    200: { description: 'By name', content: { 'application/json': { schema: organisationList } } },
    ...problems(401, 404, 429),
  },
});

const add = createRoute({
  method: 'post',
  path: '/organisations',
  summary: 'Add an organisation',
  request: { body: body(newOrganisation) },
  responses: { ...done('Added'), ...problems(401, 404, 409, 415, 422, 429) },
});

const rename = createRoute({
  method: 'patch',
  path: '/organisations/{number}',
  summary: 'Change the name of an organisation',
  request: { params: z.object({ number: z.string().max(40) }), body: body(organisationName) },
  responses: { ...done('Changed'), ...problems(401, 404, 415, 422, 429) },
});

const join = createRoute({
  method: 'post',
  path: '/cooperations',
  summary: 'Let who grants roles in one organisation grant them in another too',
  request: { body: body(newCooperation) },
  responses: { ...done('From now on'), ...problems(401, 404, 409, 415, 422, 429) },
});

const part = createRoute({
  method: 'post',
  path: '/cooperations/{id}/end',
  summary: 'End a cooperation; roles that were granted by it stay until they are ended or not confirmed',
  request: { params: z.object({ id: accessId }), body: body(reasoned) },
  responses: { ...done('Ended'), ...problems(401, 404, 409, 415, 422, 429) },
});

export const organisationRoutes = ({ runAs }: RouteTools) =>
  createRoutes()
    .openapi(list, async (c) =>
      c.json(await runAs(c.get('actor'), listOrganisations), 200, { 'Cache-Control': 'no-store' }),
    )
    .openapi(add, async (c) => {
      const order = c.req.valid('json');
      await runAs(c.get('actor'), (work) => addOrganisation(work, order));
      return c.body(null, 204);
    })
    .openapi(rename, async (c) => {
      const { number } = c.req.valid('param');
      const { name } = c.req.valid('json');
      await runAs(c.get('actor'), (work) => renameOrganisation(work, number, name));
      return c.body(null, 204);
    })
    .openapi(join, async (c) => {
      const order = c.req.valid('json');
      await runAs(c.get('actor'), (work) => addCooperation(work, order));
      return c.body(null, 204);
    })
    .openapi(part, async (c) => {
      const { id } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      await runAs(c.get('actor'), (work) => endCooperation(work, id, reason));
      return c.body(null, 204);
    });
