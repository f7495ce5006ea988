import { createRoute, z } from '@hono/zod-openapi';
import { validatorMade, validatorOrder } from '../../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../../http/application.ts';
import { Problem } from '../../problems/Problem.ts';
import { keepValidator, readDraftValidator } from '../validators.ts';
import { checkerOf, noStore } from './tools.ts';

/** Named by its content. */
const immutable = { 'Cache-Control': 'private, max-age=31536000, immutable' };

const make = createRoute({
  method: 'post',
  path: '/studio/validators',
  summary: 'Compile the schema of a draft’s step, for its preview: the schema as a bundle has it, never code',
  request: { body: { required: true, content: { 'application/json': { schema: validatorOrder } } } },
  responses: {
    200: { description: 'Compiled', content: { 'application/json': { schema: validatorMade } } },
    ...problems(401, 404, 413, 415, 422),
  },
});

const read = createRoute({
  method: 'get',
  path: '/validators/{file}',
  summary: 'A compiled validator, as an ES module named by the hash of its schema; for administrators',
  request: { params: z.object({ file: z.string().regex(/^[0-9a-f]{8,128}\.js$/) }) },
  responses: {
    200: { description: 'An ES module', content: { 'text/javascript': { schema: z.string() } } },
    ...problems(401, 404),
  },
});

export const studioValidatorRoutes = (tools: RouteTools) => {
  const { runAs } = tools;
  return createRoutes()
    .openapi(make, async (c) => {
      const { schema } = c.req.valid('json');
      const report = await checkerOf(tools).compile(schema);
      if (!report.ok) {
        const errors = [{ pointer: `/schema${report.pointer}`, code: report.code }];
        throw new Problem('invalidData', { errors });
      }
      await runAs(c.get('actor'), (work) => keepValidator(work, report.validator));
      return c.json({ hash: report.validator.hash }, 200, noStore);
    })
    .openapi(read, async (c) => {
      const { file } = c.req.valid('param');
      const code = await runAs(c.get('actor'), (work) =>
        readDraftValidator(work, file.slice(0, -'.js'.length)),
      );
      return c.body(code, 200, { ...immutable, 'Content-Type': 'text/javascript; charset=utf-8' });
    });
};
