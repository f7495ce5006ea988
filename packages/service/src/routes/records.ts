import { createRoute, z } from '@hono/zod-openapi';
import {
  type RecordView,
  recordCreation,
  recordList,
  recordQuery,
  recordSearch,
  recordView,
  uuid,
} from '../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';
import { entityTag } from '../http/revision.ts';
import { createRecord } from '../records/createRecord.ts';
import { once } from '../records/idempotency.ts';
import { listRecords } from '../records/listRecords.ts';
import { readRecord } from '../records/readRecord.ts';

const private_ = { 'Cache-Control': 'no-store' };
const aPage = { description: 'One page', content: { 'application/json': { schema: recordList } } };

const list = createRoute({
  method: 'get',
  path: '/records',
  summary: 'Records of the asker’s organisations',
  request: { query: recordQuery },
  responses: { 200: aPage, ...problems(400, 401) },
});

const search = createRoute({
  method: 'post',
  path: '/records/search',
  summary: 'The same list with search terms, which name patients and so never stand in an address',
  request: { body: { required: true, content: { 'application/json': { schema: recordSearch } } } },
  responses: { 200: aPage, ...problems(401, 415, 422) },
});

const create = createRoute({
  method: 'post',
  path: '/records',
  summary: 'Start a record',
  request: {
    headers: z.object({ 'idempotency-key': z.string().optional() }),
    body: { required: true, content: { 'application/json': { schema: recordCreation } } },
  },
  responses: {
    201: { description: 'Started', content: { 'application/json': { schema: recordView } } },
    ...problems(400, 401, 403, 409, 415, 422),
  },
});

const read = createRoute({
  method: 'get',
  path: '/records/{id}',
  summary: 'A record as the asker sees it',
  request: { params: z.object({ id: uuid }) },
  responses: {
    200: { description: 'The record', content: { 'application/json': { schema: recordView } } },
    ...problems(401, 404),
  },
});

export const recordRoutes = ({ runAs, queue }: RouteTools) =>
  createRoutes()
    .openapi(list, async (c) => {
      const query = c.req.valid('query');
      return c.json(await runAs(c.get('actor'), (work) => listRecords(work, query)), 200, private_);
    })
    .openapi(search, async (c) => {
      const query = c.req.valid('json');
      return c.json(await runAs(c.get('actor'), (work) => listRecords(work, query)), 200, private_);
    })
    .openapi(create, async (c) => {
      const creation = c.req.valid('json');
      const key = c.req.header('idempotency-key');
      const request = `POST ${c.req.path} ${c.get('bodyText')}`;
      const answer = await runAs(c.get('actor'), (work) =>
        once<RecordView>(work, { key, request, status: 201, shows: ({ id }) => id }, async () => {
          const body = await createRecord(work, queue, creation);
          const headers = { ETag: entityTag(body.revision), Location: `/api/records/${body.id}` };
          return { body, headers };
        }),
      );
      return c.json(answer.body, 201, { ...private_, ...answer.headers });
    })
    .openapi(read, async (c) => {
      const { id } = c.req.valid('param');
      const view = await runAs(c.get('actor'), (work) => readRecord(work, id));
      return c.json(view, 200, { ...private_, ETag: entityTag(view.revision) });
    });
