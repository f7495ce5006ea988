import { createRoute, z } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import { entryName, fileView, uuid } from '../api/index.ts';
import { dispositionOf, nameIn } from '../files/kinds.ts';
import { createFiles } from '../files/openFile.ts';
import { createReceiver } from '../files/receiveFile.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';
import { keepingDeadlines } from '../records/elapse.ts';

const bytes = z.string().openapi({ format: 'binary' });
const name = z.object({ id: uuid, file: uuid });
const told = { content: { 'application/json': { schema: fileView } } };

const add = createRoute({
  method: 'post',
  path: '/records/{id}/steps/{step}/files',
  summary:
    'Send a file for a step that can be filled in: PDF, JPEG or PNG, told by its content, 20 MiB at most',
  description:
    "Its name goes in `Content-Disposition: attachment; filename*=UTF-8''…`, never in the address.",
  request: {
    params: z.object({ id: uuid, step: z.string() }),
    query: z.object({ entry: entryName.optional() }),
    headers: z.object({ 'content-disposition': z.string().max(2000).optional() }),
    body: { required: true, content: { 'application/octet-stream': { schema: bytes } } },
  },
  responses: {
    201: { description: 'It is there', ...told },
    ...problems(400, 401, 404, 409, 413, 415, 422, 429, 503),
  },
});

const open = createRoute({
  method: 'get',
  path: '/records/{id}/files/{file}',
  summary: 'The content of a file, for who may read its step',
  request: { params: name },
  responses: {
    200: {
      description: 'To be kept, never shown',
      content: { 'application/octet-stream': { schema: bytes } },
    },
    ...problems(401, 404, 409, 429, 503),
  },
});

const lookAgain = createRoute({
  method: 'post',
  path: '/records/{id}/files/{file}/scan',
  summary: 'Have a file looked at for viruses that could not be when it came',
  request: { params: name },
  responses: { 200: { description: 'It can be opened', ...told }, ...problems(401, 404, 409, 422, 503) },
});

const remove = createRoute({
  method: 'delete',
  path: '/records/{id}/files/{file}',
  summary: 'Remove a file that no validation holds',
  request: { params: name, query: z.object({ entry: entryName.optional() }) },
  responses: { 204: { description: 'It is no longer part of the draft' }, ...problems(401, 404, 409, 429) },
});

export const fileRoutes = ({ runAs, queue, ports }: RouteTools) => {
  const receive = createReceiver(runAs, ports.files);
  const files = createFiles(runAs, ports.files);
  return createRoutes()
    .openapi(add, async (c) => {
      const target = { ...c.req.valid('param'), ...c.req.valid('query') };
      const given = nameIn(c.req.header('content-disposition'));
      const file = await keepingDeadlines(runAs, queue, target.id, () =>
        receive(c.get('actor'), target, given, c.req.raw),
      );
      return c.json(file, 201, { 'Cache-Control': 'no-store' });
    })
    .openapi(open, async (c) => {
      const { name, kind, content } = await files.open(c.get('actor'), c.req.valid('param'));
      return c.body(content, 200, {
        'Content-Type': kind,
        'Content-Length': String(content.length),
        'Content-Disposition': dispositionOf(name),
        'Cache-Control': 'no-store',
      });
    })
    .openapi(lookAgain, async (c) =>
      c.json(await files.lookAgain(c.get('actor'), c.req.valid('param')), 200, {
        'Cache-Control': 'no-store',
      }),
    )
    .openapi(remove, async (c) => {
      await files.remove(c.get('actor'), { ...c.req.valid('param'), ...c.req.valid('query') });
      return c.body(null, 204);
    });
};

/**
 * Whatever a browser makes of an answer below this address, it runs nothing, and has no origin. Before the headers of
 * every answer, so that it has the last word.
 */
export const sandboxed = createMiddleware(async (c, next) => {
  await next();
  c.res.headers.set('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'");
});
