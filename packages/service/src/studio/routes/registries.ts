import { createRoute, z } from '@hono/zod-openapi';
import {
  contentHash,
  emergency,
  nothing,
  registryId,
  studioRegistries as shape,
  withdrawalImpact,
} from '../../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../../http/application.ts';
import { resumeRegistry, stopRegistry, withdrawVersion } from '../emergency.ts';
import { studioRegistries } from '../home.ts';
import { withdrawalImpactOf } from '../withdrawal.ts';
import { noStore, onceIfKeyed } from './tools.ts';

const params = z.object({ id: registryId });
const headers = z.object({ 'idempotency-key': z.string().optional() });
const why = { required: true, content: { 'application/json': { schema: emergency } } };
const done = z.object({ inForce: contentHash.optional() });

const list = createRoute({
  method: 'get',
  path: '/studio/registries',
  summary: 'Registries that the asker administers, with their versions and drafts',
  responses: {
    200: { description: 'Registries', content: { 'application/json': { schema: shape } } },
    ...problems(401, 404),
  },
});

const stop = createRoute({
  method: 'post',
  path: '/studio/registries/{id}/stop',
  summary: 'No new records from now on, for a reason that is shown',
  request: { params, headers, body: why },
  responses: { 204: { description: 'Stopped' }, ...problems(400, 401, 404, 409, 415, 422) },
});

const resume = createRoute({
  method: 'post',
  path: '/studio/registries/{id}/resume',
  summary: 'New records again',
  request: {
    params,
    headers,
    body: { required: true, content: { 'application/json': { schema: nothing } } },
  },
  responses: { 204: { description: 'Resumed' }, ...problems(400, 401, 404, 409, 415, 422) },
});

const withdraw = createRoute({
  method: 'post',
  path: '/studio/versions/{hash}/withdraw',
  summary: 'Withdraw a version: it never takes force again, the one before does, its records stay',
  request: { params: z.object({ hash: contentHash }), headers, body: why },
  responses: {
    200: {
      description: 'Withdrawn; with the version that is in force instead, where that changed',
      content: { 'application/json': { schema: done } },
    },
    ...problems(400, 401, 404, 409, 415, 422),
  },
});

const beforeWithdrawal = createRoute({
  method: 'get',
  path: '/studio/versions/{hash}/withdrawal',
  summary: 'What withdrawing a version would mean: what takes force instead, how many records stay on it',
  request: { params: z.object({ hash: contentHash }) },
  responses: {
    200: { description: 'What it would mean', content: { 'application/json': { schema: withdrawalImpact } } },
    ...problems(401, 404),
  },
});

export const studioRegistryRoutes = ({ runAs }: RouteTools) => {
  return createRoutes()
    .openapi(list, async (c) => {
      const registries = await runAs(c.get('actor'), studioRegistries);
      return c.json({ registries: [...registries] }, 200, noStore);
    })
    .openapi(stop, async (c) => {
      const { id } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      const request = `POST ${c.req.path} ${c.get('bodyText')}`;
      const key = c.req.header('idempotency-key');
      await runAs(c.get('actor'), (work) =>
        onceIfKeyed(work, { key, request, status: 204 }, async () => {
          await stopRegistry(work, id, reason);
          return { body: {}, headers: {} };
        }),
      );
      return c.body(null, 204, noStore);
    })
    .openapi(resume, async (c) => {
      const { id } = c.req.valid('param');
      const request = `POST ${c.req.path} ${c.get('bodyText')}`;
      const key = c.req.header('idempotency-key');
      await runAs(c.get('actor'), (work) =>
        onceIfKeyed(work, { key, request, status: 204 }, async () => {
          await resumeRegistry(work, id);
          return { body: {}, headers: {} };
        }),
      );
      return c.body(null, 204, noStore);
    })
    .openapi(beforeWithdrawal, async (c) => {
      const { hash } = c.req.valid('param');
      return c.json(await withdrawalImpactOf({ runAs, actor: c.get('actor') }, hash), 200, noStore);
    })
    .openapi(withdraw, async (c) => {
      const { hash } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      const request = `POST ${c.req.path} ${c.get('bodyText')}`;
      const key = c.req.header('idempotency-key');
      const { body } = await runAs(c.get('actor'), (work) =>
        onceIfKeyed(work, { key, request, status: 200 }, async () => {
          return { body: await withdrawVersion(work, hash, reason), headers: {} };
        }),
      );
      return c.json(body, 200, noStore);
    });
};
