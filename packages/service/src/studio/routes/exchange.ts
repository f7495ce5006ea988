import { createRoute, z } from '@hono/zod-openapi';
import { contentHash, versionFiles } from '../../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../../http/application.ts';
import { readVersionFiles } from '../versionFiles.ts';

const files = createRoute({
  method: 'get',
  path: '/studio/versions/{hash}/files',
  summary: 'The files that a version was made of, byte for byte',
  request: { params: z.object({ hash: contentHash }) },
  responses: {
    200: { description: 'Files', content: { 'application/json': { schema: versionFiles } } },
    ...problems(401, 404, 409),
  },
});

export const studioExchangeRoutes = ({ runAs }: RouteTools) =>
  createRoutes().openapi(files, async (c) => {
    const { hash } = c.req.valid('param');
    // Not to be kept: the cases of a version may change after it was published.
    return c.json(await runAs(c.get('actor'), (work) => readVersionFiles(work, hash)), 200, {
      'Cache-Control': 'no-store',
    });
  });
