import { createRoute, z } from '@hono/zod-openapi';
import { contentHash } from '../api/index.ts';
import { readBundle, readValidator } from '../definitions/queries.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';

/** A version never changes; it is kept by the browser, and by no proxy between. */
const immutable = { 'Cache-Control': 'private, max-age=31536000, immutable' };

const readDefinition = createRoute({
  method: 'get',
  path: '/definitions/{hash}',
  summary: 'One version of a registry, as a closed bundle',
  request: { params: z.object({ hash: contentHash }) },
  responses: {
    200: {
      description: 'The bundle',
      content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
    },
    ...problems(401, 404),
  },
});

const readSchemaValidator = createRoute({
  method: 'get',
  path: '/definitions/{hash}/validators/{file}',
  summary: 'The compiled validator of a step, as an ES module named by the hash of its schema',
  request: {
    params: z.object({ hash: contentHash, file: z.string().regex(/^[0-9a-f]{8,128}\.js$/) }),
  },
  responses: {
    200: { description: 'An ES module', content: { 'text/javascript': { schema: z.string() } } },
    ...problems(401, 404),
  },
});

export const definitionRoutes = ({ runAs }: RouteTools) =>
  createRoutes()
    .openapi(readDefinition, async (c) => {
      const { hash } = c.req.valid('param');
      const text = await runAs(c.get('actor'), ({ transaction, memberships }) =>
        readBundle(transaction, memberships, hash),
      );
      return c.json(JSON.parse(text) as Record<string, unknown>, 200, immutable);
    })
    .openapi(readSchemaValidator, async (c) => {
      const { hash, file } = c.req.valid('param');
      const code = await runAs(c.get('actor'), ({ transaction, definitions, memberships }) =>
        readValidator(transaction, definitions, memberships, hash, file.slice(0, -'.js'.length)),
      );
      return c.body(code, 200, { ...immutable, 'Content-Type': 'text/javascript; charset=utf-8' });
    });
