import { createRoute, z } from '@hono/zod-openapi';
import { confirmGrant, endGrant, grant } from '../access/grant.ts';
import { authorityOf, accessGround as readGround } from '../access/ground.ts';
import { listGrants, grantHistory as readHistory } from '../access/list.ts';
import { findPerson } from '../access/people.ts';
import { readPerson } from '../access/personView.ts';
import {
  accessGround,
  accessId,
  type GrantView,
  grantHistory,
  grantList,
  grantQuery,
  grantView,
  newGrant,
  personFound,
  personSearch,
  personView,
  reasoned,
} from '../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';
import { once } from '../records/idempotency.ts';

const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
});
const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
});
const params = z.object({ id: accessId });
const noStore = { 'Cache-Control': 'no-store' };

const ground = createRoute({
  method: 'get',
  path: '/access',
  summary: 'Which roles the asker may give, and where',
  responses: { 200: json('Empty for who may give none', accessGround), ...problems(401, 429) },
});

const list = createRoute({
  method: 'get',
  path: '/access/memberships',
  summary: 'Who has which role, of those that the asker may give or end',
  request: { query: grantQuery },
  responses: { 200: json('One page', grantList), ...problems(400, 401, 429) },
});

const find = createRoute({
  method: 'post',
  path: '/access/people',
  summary: 'Who has a number or a login; never in an address',
  request: { body: body(personSearch) },
  responses: { 200: json('Empty where nobody has it', personFound), ...problems(401, 404, 415, 422, 429) },
});

const person = createRoute({
  method: 'get',
  path: '/access/people/{id}',
  summary: 'What somebody holds and held, and who gave, confirmed and ended it',
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: json('As far as the asker sees it', personView), ...problems(401, 404, 429) },
});

const give = createRoute({
  method: 'post',
  path: '/access/memberships',
  summary: 'Give somebody a role in an organisation; who has never signed in is brought in by it',
  request: { headers: z.object({ 'idempotency-key': z.string().optional() }), body: body(newGrant) },
  responses: { 201: json('Given', grantView), ...problems(400, 401, 403, 409, 415, 422, 429) },
});

const history = createRoute({
  method: 'get',
  path: '/access/memberships/{id}/history',
  summary: 'Who gave, confirmed and ended a role',
  request: { params },
  responses: { 200: json('Oldest first', grantHistory), ...problems(401, 404, 429) },
});

const end = createRoute({
  method: 'post',
  path: '/access/memberships/{id}/end',
  summary: 'Withdraw a role, at once',
  request: { params, body: body(reasoned) },
  responses: { 200: json('Ended', grantView), ...problems(401, 404, 409, 415, 422, 429) },
});

const confirm = createRoute({
  method: 'post',
  path: '/access/memberships/{id}/confirm',
  summary: 'Say that a role is still needed, for another year',
  request: { params, body: body(z.strictObject({})) },
  responses: { 200: json('Confirmed', grantView), ...problems(401, 403, 404, 409, 415, 422, 429) },
});

export const accessRoutes = ({ runAs, ports: { issuer } }: RouteTools) =>
  createRoutes()
    .openapi(ground, async (c) => c.json(await runAs(c.get('actor'), readGround), 200, noStore))
    .openapi(list, async (c) => {
      const query = c.req.valid('query');
      return c.json(await runAs(c.get('actor'), (work) => listGrants(work, query)), 200, noStore);
    })
    .openapi(find, async (c) => {
      const search = c.req.valid('json');
      const found = await runAs(c.get('actor'), async (work) =>
        findPerson(work, await authorityOf(work), search, issuer),
      );
      return c.json(found, 200, noStore);
    })
    .openapi(person, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await runAs(c.get('actor'), (work) => readPerson(work, id)), 200, noStore);
    })
    .openapi(give, async (c) => {
      const order = c.req.valid('json');
      const request = {
        key: c.req.header('idempotency-key'),
        request: `POST ${c.req.path} ${c.get('bodyText')}`,
        status: 201,
      };
      const { body: given } = await runAs(c.get('actor'), (work) =>
        once<GrantView>(work, request, async () => ({ body: await grant(work, order, issuer), headers: {} })),
      );
      return c.json(given, 201, noStore);
    })
    .openapi(history, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await runAs(c.get('actor'), (work) => readHistory(work, id)), 200, noStore);
    })
    .openapi(end, async (c) => {
      const { id } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      return c.json(await runAs(c.get('actor'), (work) => endGrant(work, id, reason)), 200, noStore);
    })
    .openapi(confirm, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await runAs(c.get('actor'), (work) => confirmGrant(work, id)), 200, noStore);
    });
